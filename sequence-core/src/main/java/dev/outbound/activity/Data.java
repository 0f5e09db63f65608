package dev.outbound.activity;

/** The names under which an activity carries what is special about it. Values are text; no bodies, no full addresses. */
public final class Data {

    public static final String ADDRESS = "address";
    public static final String ATTEMPT = "attempt";
    public static final String CHANNEL = "channel";
    public static final String CODE = "code";
    public static final String COUNT = "count";
    public static final String DAY = "day";
    public static final String FROM = "from";
    public static final String LIST = "list";
    public static final String NAME = "name";
    public static final String REASON = "reason";
    public static final String RULE = "rule";
    public static final String SOURCE = "source";
    public static final String STATUS = "status";
    public static final String TO = "to";
    public static final String UNTIL = "until";

    private Data() {}
}

package dev.outbound.workspace;

import dev.outbound.error.Checks;
import dev.outbound.error.ErrorCode;

/** Who did something: a person of the workspace, the contact, a provider, or the library itself. */
public record Actor(Kind kind, String name) {

    /** What kind of actor it is. */
    public enum Kind {
        USER,
        CONTACT,
        PROVIDER,
        SYSTEM
    }

    /** The library acting by itself: the tick, a recovery, a policy. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "system");

    /** The contact acting: a reply, an opt-out. */
    public static final Actor CONTACT = new Actor(Kind.CONTACT, "contact");

    /** A provider reporting: a bounce, a status. */
    public static final Actor PROVIDER = new Actor(Kind.PROVIDER, "provider");

    public Actor {
        name = Checks.line("actor name", name, 100, ErrorCode.INVALID_VALUE);
    }

    /** A person, by the name or id the host knows them by. */
    public static Actor user(String name) {
        return new Actor(Kind.USER, name);
    }
}

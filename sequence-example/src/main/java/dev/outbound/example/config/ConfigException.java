package dev.outbound.example.config;

/** The app cannot start as it was configured. The message is one line: the key, the value unless secret, the rule. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConfigException(String key, String value, String rule) {
        super(oneLine(key + " = " + value + ": " + rule));
    }

    ConfigException(String key, String rule) {
        super(oneLine(key + ": " + rule));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}

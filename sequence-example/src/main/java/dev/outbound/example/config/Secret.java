package dev.outbound.example.config;

/** A value no log and no message may show. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}

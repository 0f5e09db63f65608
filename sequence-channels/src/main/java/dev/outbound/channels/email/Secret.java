package dev.outbound.channels.email;

/** A password. It prints as {@code ***}, wherever it is printed. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}

package dev.outbound.channels;

/** A password, a token, a key. It prints as {@code ***}, wherever it is printed. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}

package dev.outbound.contact;

/** A person's name; first and last may be empty, display never is. */
public record Name(String first, String last, String display) {

    public Name {
        first = first.strip();
        last = last.strip();
        display = display.strip();
        if (display.isEmpty()) {
            display = (first + " " + last).strip();
        }
        if (display.isEmpty()) {
            display = "(no name)";
        }
    }

    public static Name of(String first, String last) {
        return new Name(first, last, "");
    }
}

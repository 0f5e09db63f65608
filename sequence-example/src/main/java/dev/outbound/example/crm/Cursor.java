package dev.outbound.example.crm;

import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The place after a person in the order of names, as text that fits into a link. */
record Cursor(String name, String id) {

    static final Cursor START = new Cursor("", "");

    static Cursor of(Person person) {
        return new Cursor(PersonRow.sortName(person), person.id().value());
    }

    static Cursor parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int end = plain.indexOf('\n');
            if (end >= 0) {
                return new Cursor(plain.substring(0, end), plain.substring(end + 1));
            }
        } catch (IllegalArgumentException notBase64) {
            // Falls through to the same answer as a text without a separator.
        }
        throw new SequenceException(ErrorCode.INVALID_VALUE, "page cursor: must be one this list gave out");
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((name + "\n" + id).getBytes(StandardCharsets.UTF_8));
    }
}

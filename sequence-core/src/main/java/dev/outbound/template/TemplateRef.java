package dev.outbound.template;

import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import java.util.UUID;
import java.util.function.Function;

/** Names a template of either kind, so that a person chooses among all of them in one list. */
public sealed interface TemplateRef {

    /** One that ships with the library, by its key. */
    record Stock(String key) implements TemplateRef {
        @Override
        public String toString() {
            return STOCK + key;
        }
    }

    /** One the workspace saved. */
    record User(TemplateId id) implements TemplateRef {
        @Override
        public String toString() {
            return USER + id;
        }
    }

    /** What the text form of the first kind begins with. */
    String STOCK = "stock:";

    /** What the text form of the second kind begins with. */
    String USER = "user:";

    /**
     * Reads what {@code toString} wrote: for forms and links.
     *
     * @throws SequenceException INVALID_VALUE for anything else
     */
    static TemplateRef of(String text) {
        if (text.startsWith(STOCK)) {
            return new Stock(text.substring(STOCK.length()));
        }
        try {
            if (text.startsWith(USER)) {
                return new User(new TemplateId(UUID.fromString(text.substring(USER.length()))));
            }
        } catch (IllegalArgumentException notAnId) {
            throw unreadable(text);
        }
        throw unreadable(text);
    }

    default <T> T fold(Function<Stock, T> stock, Function<User, T> user) {
        return this instanceof Stock s ? stock.apply(s) : user.apply((User) this);
    }

    private static SequenceException unreadable(String text) {
        return new SequenceException(
                ErrorCode.INVALID_VALUE, "template \"" + text + "\": must be " + STOCK + "key or " + USER + "id");
    }
}

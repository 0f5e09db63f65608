package dev.outbound.jdbc;

import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.store.PageRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The key after which a page starts, made opaque. */
record Cursor(List<String> parts) {

    private static final String BETWEEN = "\n";

    /** The cursor of the request, or the one before everything. */
    static Cursor of(PageRequest page, Object... beforeAll) {
        return page.after().map(text -> read(text, beforeAll.length)).orElseGet(() -> at(beforeAll));
    }

    static Cursor at(Object... key) {
        return new Cursor(List.of(key).stream().map(Object::toString).toList());
    }

    String opaque() {
        byte[] bytes = String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String text(int index) {
        return parts.get(index);
    }

    UUID uuid(int index) {
        try {
            return UUID.fromString(parts.get(index));
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    Instant instant(int index) {
        try {
            return Instant.parse(parts.get(index));
        } catch (DateTimeException e) {
            throw malformed();
        }
    }

    long number(int index) {
        try {
            return Long.parseLong(parts.get(index));
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    private static Cursor read(String text, int size) {
        try {
            String joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> parts = List.of(joined.split(BETWEEN, -1));
            if (parts.size() == size) {
                return new Cursor(parts);
            }
        } catch (IllegalArgumentException notOurs) {
            throw malformed();
        }
        throw malformed();
    }

    private static SequenceException malformed() {
        return new SequenceException(ErrorCode.INVALID_VALUE, "page cursor: must be one a page of this list gave");
    }
}

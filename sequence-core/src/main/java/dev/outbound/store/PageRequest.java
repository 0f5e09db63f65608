package dev.outbound.store;

import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import java.util.Optional;

/** How many items, 1 to 1000, after which cursor. Pages go by key, not by offset, so the last is as fast as the first. */
public record PageRequest(int limit, Optional<String> after) {

    public PageRequest {
        if (limit < 1 || limit > 1_000) {
            throw new SequenceException(ErrorCode.INVALID_VALUE, "page limit " + limit + ": must be 1 to 1000");
        }
    }

    public static PageRequest first(int limit) {
        return new PageRequest(limit, Optional.empty());
    }

    public static PageRequest after(int limit, String cursor) {
        return new PageRequest(limit, Optional.of(cursor));
    }
}

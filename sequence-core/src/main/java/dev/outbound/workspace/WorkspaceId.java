package dev.outbound.workspace;

import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import java.util.regex.Pattern;

/** The host's id of a tenant: 1 to 100 letters, digits, {@code .}, {@code _} or {@code -}. */
public record WorkspaceId(String value) implements Comparable<WorkspaceId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    public WorkspaceId {
        if (!FORM.matcher(value).matches()) {
            throw new SequenceException(
                    ErrorCode.INVALID_VALUE,
                    "workspace id: must be 1 to 100 letters, digits, dots, dashes or underscores");
        }
    }

    @Override
    public int compareTo(WorkspaceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

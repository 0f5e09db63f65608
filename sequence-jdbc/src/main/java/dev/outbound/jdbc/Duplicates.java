package dev.outbound.jdbc;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** What happens to changes that a unique constraint forbids. */
final class Duplicates {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String NAME = "seq_name";

    private Duplicates() {}

    /**
     * Runs inserts of rows that must be new.
     *
     * @throws IllegalStateException with the refusal as its message, if one is not
     */
    static void refuse(Runnable inserts, String refusal) {
        try {
            inserts.run();
        } catch (UnableToExecuteStatementException e) {
            throw isOne(e) ? new IllegalStateException(refusal, e) : e;
        }
    }

    /** Runs a change that a unique name may forbid; the transaction goes on either way. */
    static boolean unlessTaken(Handle handle, Runnable change) {
        handle.savepoint(NAME);
        try {
            change.run();
            handle.releaseSavepoint(NAME);
            return true;
        } catch (UnableToExecuteStatementException e) {
            if (!isOne(e)) {
                throw e;
            }
            handle.rollbackToSavepoint(NAME);
            return false;
        }
    }

    private static boolean isOne(UnableToExecuteStatementException failure) {
        return failure.getCause() instanceof SQLException cause && isOne(cause);
    }

    static boolean isOne(SQLException failure) {
        return UNIQUE_VIOLATION.equals(failure.getSQLState());
    }
}

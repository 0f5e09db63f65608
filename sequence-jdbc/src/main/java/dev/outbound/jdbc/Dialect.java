package dev.outbound.jdbc;

import dev.outbound.draft.DraftRef;
import dev.outbound.touch.TouchRef;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/** What differs between the databases. Everything else is written once, in SQL both understand. */
interface Dialect {

    /** What the placeholders of the migrations stand for. */
    Map<String, String> placeholders();

    /** What the words in angle brackets stand for in statements. */
    Map<String, String> words();

    /** Once, before the storage is used. */
    void prepare(Connection connection) throws SQLException;

    /** At the beginning of every transaction. */
    void begin(Handle handle);

    /** The running transaction must be on disk when its commit is answered. */
    void durably(Handle handle);

    /** How many rows are written in one call. */
    Bulk bulk();

    /** See {@link dev.outbound.touch.Touches#claimDue}. */
    List<TouchRef> claimDue(Handle handle, Instant now, int limit, Instant leaseEnd);

    /** See {@link dev.outbound.draft.Drafts#claimQueued}. */
    List<DraftRef> claimQueued(Handle handle, Instant now, int limit, Instant leaseEnd);

    /**
     * The dialect of the database behind the data source.
     *
     * @throws IllegalArgumentException if it is neither PostgreSQL nor H2
     */
    static Dialect of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return switch (product) {
                case "PostgreSQL" -> new PostgresDialect();
                case "H2" -> new H2Dialect();
                default ->
                    throw new IllegalArgumentException(
                            "the database is " + product + ": sequences are stored in PostgreSQL or H2 only");
            };
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be reached", e);
        }
    }
}

package dev.outbound.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A second wall between tenants, on PostgreSQL: the database itself gives and takes only rows of the workspace that a store
 * was called for, whatever its statement says. Optional; the statements name the workspace in any case. It holds against a
 * forgotten condition, not against somebody who can run SQL of their own.
 *
 * <p>The tables belong to one role, which migrates them and calls {@link #enable}; the engine connects as another, with a
 * storage from {@link JdbcStorage#behindRowLevelSecurity}.
 */
public final class RowLevelSecurity {

    private static final List<String> OPEN = List.of("seq_lease");

    private RowLevelSecurity() {}

    /**
     * Puts up the wall on every table of the library, for every role, and lets the role at the tables behind it. To be
     * called after each {@link SequenceSchema#migrate}; doing it again changes nothing.
     *
     * @param owner connects as the role that owns the tables, in the schema they are in
     * @param role of the engine; it must exist already and be granted the use of the schema
     * @throws IllegalArgumentException if the database is not PostgreSQL, or the wall would not hold the role: it is
     *     missing, a superuser, exempt from row level security, or owner of the tables
     */
    public static void enable(DataSource owner, String role) {
        requirePostgres(Dialect.of(owner));
        Jdbi.create(owner).useTransaction(handle -> {
            requireHeld(handle, role);
            for (String table : tables(handle)) {
                handle.execute("alter table \"" + table + "\" enable row level security");
                handle.execute("alter table \"" + table + "\" force row level security");
                handle.execute("drop policy if exists seq_tenant on \"" + table + "\"");
                handle.execute("create policy seq_tenant on \"" + table + "\""
                        + " using (workspace_id = current_setting('seq.workspace', true)"
                        + " or current_setting('seq.all_workspaces', true) = 'on')");
                grant(handle, table, role);
            }
            OPEN.forEach(table -> grant(handle, table, role));
        });
    }

    private static void grant(Handle handle, String table, String role) {
        handle.execute("grant select, insert, update, delete on \"" + table + "\" to " + quoted(role));
    }

    private static void requireHeld(Handle handle, String role) {
        String why = handle.createQuery("""
                        select case when rolsuper then 'is a superuser'
                                    when rolbypassrls then 'is exempt from it (bypassrls)'
                                    when exists (select 1
                                                   from pg_class c
                                                   join pg_namespace n on n.oid = c.relnamespace
                                                  where n.nspname = current_schema
                                                    and c.relkind = 'r'
                                                    and starts_with(c.relname, 'seq_')
                                                    and pg_has_role(r.oid, c.relowner, 'usage')) then 'owns the tables'
                                    else '' end
                          from pg_roles r
                         where rolname = :role
                        """)
                .bind("role", role)
                .mapTo(String.class)
                .findOne()
                .orElse("does not exist");
        if (!why.isEmpty()) {
            throw new IllegalArgumentException("role " + role + " " + why
                    + ": row level security holds an ordinary role that the tables do not belong to");
        }
    }

    static void requirePostgres(Dialect dialect) {
        if (!(dialect instanceof PostgresDialect)) {
            throw new IllegalArgumentException("row level security is PostgreSQL's: H2 has none");
        }
    }

    /**
     * The connection's role must not get past the wall.
     *
     * @throws IllegalStateException naming the tables it would
     */
    static void requireStanding(Connection connection) throws SQLException {
        try (Handle handle = Jdbi.open(connection)) {
            List<String> tables = tables(handle);
            List<String> without = handle.createQuery(
                            "select t from unnest(:tables) t where not row_security_active(t)")
                    .bindArray("tables", String.class, tables)
                    .mapTo(String.class)
                    .list();
            if (tables.isEmpty() || !without.isEmpty()) {
                String role = handle.createQuery("select current_user")
                        .mapTo(String.class)
                        .one();
                throw new IllegalStateException("row level security does not hold role " + role + " on "
                        + (tables.isEmpty() ? "any table: there is none in its schema" : String.join(", ", without))
                        + ": let the owner of the tables call RowLevelSecurity.enable after migrating");
            }
        }
    }

    /** Every table of the library that has a workspace in its rows. */
    private static List<String> tables(Handle handle) {
        return handle.createQuery("""
                        select c.relname
                          from pg_class c
                          join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
                          join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema
                         where c.relkind = 'r'
                           and starts_with(c.relname, 'seq_')
                         order by c.relname
                        """).mapTo(String.class).list();
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}

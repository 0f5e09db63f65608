package dev.outbound.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Migrations change rows of every tenant, also where row level security is on: without this they would find none. */
final class AllWorkspaces implements Callback {

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("select set_config('seq.all_workspaces', 'on', true)");
        } catch (SQLException e) {
            throw new FlywayException("the migration cannot be let at the rows of all tenants", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "all workspaces";
    }
}

package dev.outbound.jdbc;

import dev.outbound.acceptance.AcceptanceSuite;
import dev.outbound.storage.Storage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Every scenario, on PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresAcceptanceTest extends AcceptanceSuite {

    private final TestDatabase database = TestDatabase.postgres().migrated();

    @AfterAll
    void close() {
        database.close();
    }

    @Override
    protected Storage empty() {
        return database.emptyStorage();
    }
}

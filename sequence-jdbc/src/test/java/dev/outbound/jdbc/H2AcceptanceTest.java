package dev.outbound.jdbc;

import dev.outbound.acceptance.AcceptanceSuite;
import dev.outbound.storage.Storage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Every scenario, on H2. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2AcceptanceTest extends AcceptanceSuite {

    private final TestDatabase database = TestDatabase.h2().migrated();

    @AfterAll
    void close() {
        database.close();
    }

    @Override
    protected Storage empty() {
        return database.emptyStorage();
    }
}

package dev.outbound.jdbc;

import dev.outbound.storage.Storage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresStorageTest extends StorageContracts {

    private final TestDatabase database = TestDatabase.postgres().migrated();

    @AfterAll
    void close() {
        database.close();
    }

    @Override
    Storage empty() {
        return database.emptyStorage();
    }
}

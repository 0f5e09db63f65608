package dev.outbound.jdbc;

import dev.outbound.storage.Storage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Every contract of the stores, behind row level security. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresWalledStorageTest extends StorageContracts {

    private final WalledDatabase database = WalledDatabase.create();

    @AfterAll
    void close() {
        database.close();
    }

    @Override
    Storage empty() {
        return database.emptyStorage();
    }
}

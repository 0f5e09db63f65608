package dev.outbound.memory;

import dev.outbound.contract.SequenceRunsContract;
import dev.outbound.storage.Storage;
import org.junit.jupiter.api.Nested;

class InMemoryStorageTest {

    @Nested
    class Runs_sequences extends SequenceRunsContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }
}

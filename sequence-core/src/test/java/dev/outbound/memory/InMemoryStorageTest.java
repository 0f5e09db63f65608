package dev.outbound.memory;

import dev.outbound.contract.SequenceRunsContract;
import dev.outbound.contract.SequencesContract;
import dev.outbound.contract.TransactionsContract;
import dev.outbound.storage.Storage;
import org.junit.jupiter.api.Nested;

class InMemoryStorageTest {

    @Nested
    class Its_transactions extends TransactionsContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_sequences extends SequencesContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Runs_sequences extends SequenceRunsContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }
}

package dev.outbound.jdbc;

import dev.outbound.contract.SequenceRunsContract;
import dev.outbound.contract.SequencesContract;
import dev.outbound.contract.TransactionsContract;
import dev.outbound.storage.Storage;
import org.junit.jupiter.api.Nested;

/** All contracts, on the database of the subclass. */
abstract class StorageContracts {

    /** Called once per test. */
    abstract Storage empty();

    @Nested
    class Its_transactions extends TransactionsContract {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Its_sequences extends SequencesContract {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Runs_sequences extends SequenceRunsContract {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }
}

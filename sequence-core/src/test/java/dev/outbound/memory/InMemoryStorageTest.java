package dev.outbound.memory;

import dev.outbound.contract.ActivityLogContract;
import dev.outbound.contract.AttemptsContract;
import dev.outbound.contract.ContactClocksContract;
import dev.outbound.contract.ContactListsContract;
import dev.outbound.contract.ConversationsContract;
import dev.outbound.contract.CountsContract;
import dev.outbound.contract.DeliveryContract;
import dev.outbound.contract.DraftQueueContract;
import dev.outbound.contract.DraftReviewContract;
import dev.outbound.contract.DraftsContract;
import dev.outbound.contract.EnrollmentQueriesContract;
import dev.outbound.contract.EnrollmentsContract;
import dev.outbound.contract.ForgettingContract;
import dev.outbound.contract.OutboxContract;
import dev.outbound.contract.SentToContract;
import dev.outbound.contract.SequenceRunsContract;
import dev.outbound.contract.SequencesContract;
import dev.outbound.contract.SequencesTickContract;
import dev.outbound.contract.StartsContract;
import dev.outbound.contract.StoppingContract;
import dev.outbound.contract.SuppressionsContract;
import dev.outbound.contract.TemplatesContract;
import dev.outbound.contract.TenantsContract;
import dev.outbound.contract.TouchQueueContract;
import dev.outbound.contract.TouchesContract;
import dev.outbound.contract.TransactionsContract;
import dev.outbound.storage.Storage;
import org.junit.jupiter.api.Nested;

/** The storage in memory keeps every contract. */
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
    class Its_sequences_tick extends SequencesTickContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_enrollments extends EnrollmentsContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_enrollment_queries extends EnrollmentQueriesContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_drafts extends DraftsContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_draft_reviews extends DraftReviewContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_draft_queue extends DraftQueueContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_touches extends TouchesContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_touch_queue extends TouchQueueContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_attempts extends AttemptsContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_sent_to extends SentToContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_contact_clocks extends ContactClocksContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_contact_lists extends ContactListsContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_templates extends TemplatesContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_suppressions extends SuppressionsContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_conversations extends ConversationsContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_activity_log extends ActivityLogContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_outbox extends OutboxContract {
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

    @Nested
    class Stops extends StoppingContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Delivers extends DeliveryContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_starts extends StartsContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_forgetting extends ForgettingContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_counts extends CountsContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }

    @Nested
    class Its_tenants extends TenantsContract {
        @Override
        protected Storage emptyStorage() {
            return new InMemoryStorage();
        }
    }
}

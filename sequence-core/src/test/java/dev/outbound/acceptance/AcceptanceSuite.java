package dev.outbound.acceptance;

import dev.outbound.storage.Storage;
import org.junit.jupiter.api.Nested;

/** Every scenario of the product, on a whole engine and the storage of the subclass. */
public abstract class AcceptanceSuite extends UntilLaunchSuite {

    @Nested
    class Absence_scenarios extends AbsenceScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class AfterLaunch_scenarios extends AfterLaunchScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Bounce_scenarios extends BounceScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Dispatch_scenarios extends DispatchScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Doubt_scenarios extends DoubtScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Embedding_scenarios extends EmbeddingScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Event_scenarios extends EventScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Inbound_scenarios extends InboundScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Outage_scenarios extends OutageScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Pace_scenarios extends PaceScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Privacy_scenarios extends PrivacyScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Reading_scenarios extends ReadingScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Recovery_scenarios extends RecoveryScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class ReturnAddress_scenarios extends ReturnAddressScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Schedule_scenarios extends ScheduleScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Stats_scenarios extends StatsScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Status_scenarios extends StatusScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Suppression_scenarios extends SuppressionScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Tenant_scenarios extends TenantScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Text_scenarios extends TextScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class TextOptOut_scenarios extends TextOptOutScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Threading_scenarios extends ThreadingScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Timeline_scenarios extends TimelineScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Why_scenarios extends WhyScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Zone_scenarios extends ZoneScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }
}

package dev.outbound.acceptance;

import dev.outbound.storage.Storage;
import org.junit.jupiter.api.Nested;

/** The scenarios of what is written, looked over and launched; {@link AcceptanceSuite} adds what comes after. */
abstract class UntilLaunchSuite {

    /** Called once per test. */
    protected abstract Storage empty();

    @Nested
    class Approval_scenarios extends ApprovalScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Compose_scenarios extends ComposeScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Csv_scenarios extends CsvScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Day_scenarios extends DayScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Generation_scenarios extends GenerationScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Launch_scenarios extends LaunchScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class LaunchPreview_scenarios extends LaunchPreviewScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Lists_scenarios extends ListsScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Redrafting_scenarios extends RedraftingScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Review_scenarios extends ReviewScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Rewriting_scenarios extends RewritingScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class SendTest_scenarios extends SendTestScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Start_scenarios extends StartScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Templates_scenarios extends TemplatesScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }

    @Nested
    class Writing_scenarios extends WritingScenarios {
        @Override
        protected Storage emptyStorage() {
            return empty();
        }
    }
}

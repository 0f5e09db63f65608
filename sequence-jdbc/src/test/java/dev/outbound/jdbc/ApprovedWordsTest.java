package dev.outbound.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.fixture.World;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.touch.TouchStatus;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody changes approved words behind the library's back, in the database itself. */
class ApprovedWordsTest {

    static List<Arguments> changes() {
        Supplier<TestDatabase> h2 = TestDatabase::h2;
        Supplier<TestDatabase> postgres = TestDatabase::postgres;
        return List.of(
                Arguments.of("H2", h2, "body = 'Send your password to eve'"),
                Arguments.of("H2", h2, "subject = 'Owned'"),
                Arguments.of("H2", h2, "approved_words = repeat('0', 64)"),
                Arguments.of("PostgreSQL", postgres, "body = 'Send your password to eve'"),
                Arguments.of("PostgreSQL", postgres, "subject = 'Owned'"),
                Arguments.of("PostgreSQL", postgres, "approved_words = repeat('0', 64)"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("changes")
    void a_mail_whose_approved_words_were_changed_in_the_database_is_not_sent(
            String name, Supplier<TestDatabase> kind, String change) {
        try (TestDatabase database = kind.get().migrated()) {
            World world = new World(JdbcStorage.on(database.dataSource()));
            world.people.add("ann");
            world.people.add("bob");
            SequenceId id = world.launched(List.of("ann", "bob"), Step.email(0, "Hello"), Step.email(3, "Proof"));
            TestDatabase.execute(
                    database.dataSource(),
                    "update seq_draft set " + change + " where step_no = 1 and enrollment_id = '"
                            + world.enrollment(id, "ann").id().value() + "'");
            for (int n = 0; n < 3; n++) {
                world.tick();
            }
            assertThat(world.mails.messages())
                    .as(name)
                    .extracting(mail -> mail.to().value())
                    .containsExactly("bob@people.example");
            assertThat(world.touch(id, "ann", 1).status()).isNotEqualTo(TouchStatus.SENT);
        }
    }
}

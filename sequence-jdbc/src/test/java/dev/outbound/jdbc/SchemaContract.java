package dev.outbound.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.activity.ActivityType;
import dev.outbound.address.AddressKind;
import dev.outbound.address.Channel;
import dev.outbound.conversation.Message;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EndReason;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.schedule.SendRule;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.suppression.Suppression;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.DeliveryStatus;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Actor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What the tables are on every database. */
abstract class SchemaContract {

    private static final Map<String, Class<? extends Enum<?>>> CONSTANTS = Map.ofEntries(
            Map.entry("seq_sequence_status", SequenceStatus.class),
            Map.entry("seq_enrollment_status", EnrollmentStatus.class),
            Map.entry("seq_enrollment_pause_reason", Pause.Reason.class),
            Map.entry("seq_enrollment_end_reason", EndReason.class),
            Map.entry("seq_enrollment_address_kind", AddressKind.class),
            Map.entry("seq_draft_status", DraftStatus.class),
            Map.entry("seq_draft_channel", Channel.class),
            Map.entry("seq_draft_skip_reason", SkipReason.class),
            Map.entry("seq_draft_decided_by_kind", Actor.Kind.class),
            Map.entry("seq_draft_revision_channel", Channel.class),
            Map.entry("seq_draft_revision_replaced_by_kind", Actor.Kind.class),
            Map.entry("seq_touch_channel", Channel.class),
            Map.entry("seq_touch_status", TouchStatus.class),
            Map.entry("seq_touch_skip_reason", SkipReason.class),
            Map.entry("seq_touch_send_rule", SendRule.class),
            Map.entry("seq_touch_not_before_rule", SendRule.class),
            Map.entry("seq_channel_gate_channel", Channel.class),
            Map.entry("seq_touch_delivery", DeliveryStatus.class),
            Map.entry("seq_attempt_channel", Channel.class),
            Map.entry("seq_attempt_address_kind", AddressKind.class),
            Map.entry("seq_attempt_state", Attempt.State.class),
            Map.entry("seq_address_gate_kind", AddressKind.class),
            Map.entry("seq_suppression_kind", AddressKind.class),
            Map.entry("seq_suppression_source", Suppression.Source.class),
            Map.entry("seq_suppression_created_by_kind", Actor.Kind.class),
            Map.entry("seq_message_channel", Channel.class),
            Map.entry("seq_message_direction", Message.Direction.class),
            Map.entry("seq_activity_type", ActivityType.class),
            Map.entry("seq_activity_actor_kind", Actor.Kind.class));

    /** A new database without any tables. */
    abstract TestDatabase database();

    @Test
    void migrating_twice_changes_nothing() {
        try (TestDatabase database = database()) {
            SequenceSchema.migrate(database.dataSource());
            List<String> tables = database.tables();
            SequenceSchema.migrate(database.dataSource());
            assertThat(database.tables()).isEqualTo(tables).hasSize(21);
        }
    }

    @Test
    void the_tables_are_a_guest_beside_the_hosts_tables_and_history() {
        try (TestDatabase database = database()) {
            TestDatabase.execute(
                    database.dataSource(), "create table customer (id integer)", "insert into customer values (7)");
            Flyway host = Flyway.configure()
                    .dataSource(database.dataSource())
                    .locations("classpath:dev/outbound/jdbc/host")
                    .baselineOnMigrate(true)
                    .load();
            host.migrate();
            SequenceSchema.migrate(database.dataSource());
            host.validate();
            assertThat(host.info().applied()).hasSize(2);
            assertThat(TestDatabase.query(database.dataSource(), "select id from customer"))
                    .containsExactly("7");
            assertThat(database.emptyStorage().outbox()).isNotNull();
        }
    }

    @Test
    void every_constraint_on_a_state_knows_every_constant() {
        try (TestDatabase database = database()) {
            database.migrated();
            Map<String, Set<String>> known = new TreeMap<>();
            CONSTANTS.keySet().forEach(name -> known.put(name, literals(database, name)));
            Map<String, Set<String>> all = new TreeMap<>();
            CONSTANTS.forEach((name, type) -> all.put(
                    name,
                    Stream.of(type.getEnumConstants()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new))));
            assertThat(known).isEqualTo(all);
        }
    }

    private static Set<String> literals(TestDatabase database, String constraint) {
        String clause = String.join(
                "",
                TestDatabase.query(
                        database.dataSource(),
                        "select check_clause from information_schema.check_constraints"
                                + " where constraint_schema = current_schema and lower(constraint_name) = '"
                                + constraint + "'"));
        return Pattern.compile("'([A-Z_]+)'")
                .matcher(clause)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

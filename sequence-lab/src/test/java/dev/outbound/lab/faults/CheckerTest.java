package dev.outbound.lab.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.Channel;
import dev.outbound.lab.faults.Checker.Finding;
import dev.outbound.lab.faults.Checker.Kind;
import dev.outbound.lab.faults.Evidence.AttemptRow;
import dev.outbound.lab.faults.Evidence.Stop;
import dev.outbound.lab.faults.Evidence.TouchRow;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.TouchStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The checker is shown a run without fault, and then faults one by one. */
class CheckerTest {

    private static final Instant NOON = Instant.parse("2025-03-03T12:00:00Z");
    private static final UUID ENROLLMENT = new UUID(0, 1);
    private static final UUID SEQUENCE = new UUID(0, 2);
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);
    private static final UUID FIRST_ATTEMPT = new UUID(2, 1);
    private static final UUID SECOND_ATTEMPT = new UUID(2, 2);

    private final List<TouchRow> touches =
            new ArrayList<>(List.of(touch(FIRST, 1, TouchStatus.SENT), touch(SECOND, 2, TouchStatus.SENT)));
    private final List<AttemptRow> attempts = new ArrayList<>(List.of(
            attempt(FIRST_ATTEMPT, FIRST, Attempt.State.ACCEPTED, NOON),
            attempt(SECOND_ATTEMPT, SECOND, Attempt.State.ACCEPTED, NOON.plus(Duration.ofDays(1)))));
    private final List<Taken> taken = new ArrayList<>(List.of(mail(FIRST_ATTEMPT), mail(SECOND_ATTEMPT)));
    private final List<Stop> stops = new ArrayList<>();

    @Test
    void nothing_is_found_where_nothing_is_wrong() {
        assertThat(found(0)).isEmpty();
    }

    @Test
    void a_message_that_is_due_and_in_nobodys_hands_is_lost() {
        touches.set(1, touch(SECOND, 2, TouchStatus.SCHEDULED));
        attempts.remove(1);
        taken.remove(1);
        assertThat(found(0)).containsExactly(Kind.LOST);
    }

    @Test
    void a_message_that_is_skipped_without_a_stop_is_lost() {
        touches.set(1, touch(SECOND, 2, TouchStatus.SKIPPED));
        attempts.remove(1);
        taken.remove(1);
        assertThat(found(0)).containsExactly(Kind.LOST);
        stops.add(new Stop(Set.of("ann"), Optional.of(SEQUENCE), NOON.plusSeconds(9)));
        assertThat(found(0)).isEmpty();
    }

    @Test
    void a_message_without_an_attempt_is_unexpected() {
        taken.add(mail(new UUID(2, 9)));
        assertThat(found(0)).containsExactly(Kind.UNEXPECTED);
    }

    @Test
    void a_message_to_another_address_is_unexpected() {
        taken.set(0, new Taken(FIRST_ATTEMPT, "<1@acme.example>", "bob@people.example", 0));
        assertThat(found(0)).containsExactly(Kind.UNEXPECTED);
    }

    @Test
    void words_that_were_not_approved_are_unexpected() {
        AttemptRow first = attempts.get(0);
        attempts.set(
                0,
                new AttemptRow(
                        first.id(),
                        first.touch(),
                        first.contact(),
                        first.number(),
                        first.state(),
                        first.address(),
                        "other words",
                        first.startedAt(),
                        false));
        assertThat(found(0)).containsExactly(Kind.UNEXPECTED);
    }

    @Test
    void two_messages_for_one_touch_are_a_duplicate_whether_of_one_attempt_or_two() {
        taken.add(mail(FIRST_ATTEMPT));
        assertThat(found(0)).containsExactly(Kind.DUPLICATE);
        taken.remove(2);
        UUID again = new UUID(2, 3);
        attempts.add(attempt(again, FIRST, Attempt.State.ACCEPTED, NOON.plusSeconds(9)));
        taken.add(mail(again));
        assertThat(found(0)).containsExactly(Kind.DUPLICATE);
    }

    @Test
    void a_second_copy_is_explained_by_an_attempt_that_says_that_it_may_have_been_sent_and_a_third_is_not() {
        UUID again = new UUID(2, 3);
        attempts.set(0, attempt(FIRST_ATTEMPT, FIRST, Attempt.State.DEFERRED, NOON, true));
        attempts.add(attempt(again, FIRST, Attempt.State.ACCEPTED, NOON.plusSeconds(9)));
        taken.add(mail(again));
        assertThat(found(0)).isEmpty();
        taken.add(mail(FIRST_ATTEMPT));
        assertThat(found(0)).containsExactly(Kind.DUPLICATE);
    }

    @Test
    void what_begins_after_a_stop_was_answered_is_found() {
        stops.add(new Stop(Set.of("ann"), Optional.empty(), NOON.plusSeconds(9)));
        assertThat(found(0)).containsExactly(Kind.AFTER_STOP);
    }

    @Test
    void what_is_sent_without_a_provider_having_it_is_a_false_verdict() {
        taken.remove(1);
        assertThat(found(0)).containsExactly(Kind.FALSE_VERDICT);
    }

    @Test
    void what_failed_although_a_provider_has_it_is_a_false_verdict() {
        touches.set(1, touch(SECOND, 2, TouchStatus.FAILED));
        attempts.set(1, attempt(SECOND_ATTEMPT, SECOND, Attempt.State.REJECTED, NOON.plus(Duration.ofDays(1))));
        assertThat(found(0)).containsOnly(Kind.FALSE_VERDICT);
    }

    @Test
    void more_doubt_than_the_faults_can_have_caused_is_found() {
        touches.set(1, touch(SECOND, 2, TouchStatus.IN_DOUBT));
        attempts.set(1, attempt(SECOND_ATTEMPT, SECOND, Attempt.State.IN_DOUBT, NOON.plus(Duration.ofDays(1))));
        assertThat(found(0)).containsExactly(Kind.NEEDLESS_DOUBT);
        assertThat(found(1)).isEmpty();
    }

    @Test
    void what_nobody_lets_go_of_is_stuck() {
        touches.set(1, touch(SECOND, 2, TouchStatus.CLAIMED));
        attempts.remove(1);
        taken.remove(1);
        assertThat(found(0)).containsExactly(Kind.STUCK);
    }

    @Test
    void an_open_attempt_of_an_ended_touch_is_found() {
        attempts.set(1, attempt(SECOND_ATTEMPT, SECOND, Attempt.State.STARTED, NOON.plus(Duration.ofDays(1))));
        assertThat(found(0)).containsExactly(Kind.OPEN_ATTEMPT);
    }

    @Test
    void two_messages_to_one_contact_within_four_hours_are_found() {
        attempts.set(
                1,
                attempt(
                        SECOND_ATTEMPT,
                        SECOND,
                        Attempt.State.ACCEPTED,
                        NOON.plus(Duration.ofHours(4)).minusMillis(1)));
        assertThat(found(0)).containsExactly(Kind.TOO_SOON);
    }

    @Test
    void a_second_step_before_the_first_is_found() {
        attempts.set(1, attempt(SECOND_ATTEMPT, SECOND, Attempt.State.ACCEPTED, NOON.minus(Duration.ofDays(1))));
        assertThat(found(0)).containsExactly(Kind.ORDER);
    }

    private List<Kind> found(int doubtful) {
        Evidence evidence = new Evidence(touches, attempts, taken, stops, NOON.plus(Duration.ofDays(9)));
        return Checker.check(evidence, doubtful).stream().map(Finding::kind).toList();
    }

    private static TouchRow touch(UUID id, int position, TouchStatus status) {
        Optional<Instant> wakeAt = status == TouchStatus.SCHEDULED ? Optional.of(NOON) : Optional.empty();
        return new TouchRow(
                id,
                ENROLLMENT,
                SEQUENCE,
                "ann",
                position,
                Channel.EMAIL,
                status,
                Optional.empty(),
                Optional.empty(),
                Optional.of("words"),
                wakeAt);
    }

    private static AttemptRow attempt(UUID id, UUID touch, Attempt.State state, Instant at) {
        return attempt(id, touch, state, at, false);
    }

    private static AttemptRow attempt(UUID id, UUID touch, Attempt.State state, Instant at, boolean sentAgain) {
        return new AttemptRow(id, touch, "ann", 1, state, "ann@people.example", "words", at, sentAgain);
    }

    private static Taken mail(UUID attempt) {
        return new Taken(attempt, "<" + attempt + "@acme.example>", "ann@people.example", 0);
    }
}

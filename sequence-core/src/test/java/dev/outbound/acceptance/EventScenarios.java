package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.SequenceEngine;
import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Event;
import dev.outbound.activity.EventListener;
import dev.outbound.address.Channel;
import dev.outbound.contact.ContactId;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.fixture.WatchedStorage;
import dev.outbound.fixture.World;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.setup.Workers;
import dev.outbound.storage.Storage;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the host is told, as the product describes it. Every storage behaves the same. */
public abstract class EventScenarios {

    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step NUDGE = Step.sms(1, "Nudge");

    protected World world;

    private final AtomicLong seeds = new AtomicLong(100);
    private final List<String> calls = new ArrayList<>();

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(WatchedStorage.of(emptyStorage(), calls::add));
        world.people.add("ann");
        world.people.add("bob");
    }

    @Test
    void a_listener_that_throws_undoes_nothing_and_is_given_the_event_again_in_the_order_of_its_enrollment() {
        SequenceId id = world.launched(List.of("ann", "bob"), HELLO);
        EnrollmentId ann = world.enrollment(id, "ann").id();
        List<Activity> told = new ArrayList<>();
        AtomicInteger failures = new AtomicInteger();
        SequenceEngine engine = engine(event -> {
            boolean isAnns = event.activity().subject().enrollment().equals(Optional.of(ann));
            if (isAnns && event.activity().type() == ActivityType.TOUCH_SENT && event.failures() == 0) {
                failures.incrementAndGet();
                throw new IllegalStateException("the feed is down");
            }
            told.add(event.activity());
        });
        tellAll(engine);
        assertThat(failures).hasValue(1);
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
        assertThat(told).extracting(Activity::type).containsOnlyOnce(ActivityType.TOUCH_SENT);
        assertThat(of(ann, told)).isNotEmpty().doesNotContain(lastOf(ann));

        world.clock.move(Duration.ofSeconds(5));
        tellAll(engine);
        assertThat(of(ann, told)).isEqualTo(oldestFirst(ActivityLog.Filter.of(ann)));
        assertThat(told).hasSameSizeAs(oldestFirst(ActivityLog.Filter.ALL)).doesNotHaveDuplicates();
    }

    @Test
    void a_failing_event_is_tried_again_after_5_seconds_then_after_10_then_after_20() {
        world.acme.lists().create("Q3");
        AtomicInteger tries = new AtomicInteger();
        SequenceEngine engine = engine(event -> {
            tries.incrementAndGet();
            throw new IllegalStateException("the feed is down");
        });
        int expected = 0;
        for (int wait : List.of(0, 5, 10, 20)) {
            if (wait > 0) {
                world.clock.move(Duration.ofSeconds(wait).minusMillis(1));
                tellAll(engine);
                assertThat(tries).hasValue(expected);
                world.clock.move(Duration.ofMillis(1));
            }
            expected++;
            tellAll(engine);
            assertThat(tries).hasValue(expected);
        }
    }

    @Test
    void what_was_committed_before_a_crash_is_told_after_the_restart() {
        SequenceId id = world.launched(List.of("ann"), HELLO);
        world.tick();
        List<Activity> told = new ArrayList<>();
        tellAll(engine(event -> told.add(event.activity())));
        assertThat(told).isEqualTo(oldestFirst(ActivityLog.Filter.ALL));
        assertThat(told).extracting(Activity::type).contains(ActivityType.TOUCH_SENT);
        assertThat(world.touch(id, "ann", 1).status()).isEqualTo(TouchStatus.SENT);
    }

    @Test
    void a_node_that_dies_while_telling_is_followed_by_another_after_60_seconds() {
        world.acme.lists().create("Q3");
        SequenceEngine dying = engine(event -> {
            throw new OutOfMemoryError("the node dies");
        });
        assertThatThrownBy(dying::tick).isInstanceOf(OutOfMemoryError.class);
        List<Activity> told = new ArrayList<>();
        SequenceEngine other = engine(event -> told.add(event.activity()));
        world.clock.move(Duration.ofSeconds(60).minusMillis(1));
        other.tick();
        assertThat(told).isEmpty();
        world.clock.move(Duration.ofMillis(1));
        other.tick();
        assertThat(told).isEqualTo(oldestFirst(ActivityLog.Filter.ALL)).hasSize(1);
    }

    @Test
    void a_tick_with_nothing_to_tell_writes_nothing_of_the_queue() {
        world.acme.lists().create("Q3");
        SequenceEngine engine = engine(event -> {});
        tellAll(engine);
        calls.clear();
        engine.tick();
        assertThat(calls).filteredOn(call -> call.startsWith("outbox.")).containsExactly("outbox.pending");
    }

    @Test
    void a_run_to_completion_leaves_exactly_one_event_per_sent_message_with_sequence_contact_channel_and_time() {
        SequenceId id = world.launched(List.of("ann", "bob"), HELLO, NUDGE);
        world.tick();
        world.at("2025-03-04T15:00:00Z");
        List<Event> sent = new ArrayList<>();
        tellAll(engine(event -> {
            if (event.activity().type() == ActivityType.TOUCH_SENT) {
                sent.add(event);
            }
        }));
        assertThat(sent).hasSize(4);
        for (String contact : List.of("ann", "bob")) {
            for (int position = 1; position <= 2; position++) {
                Touch touch = world.touch(id, contact, position);
                Channel channel = position == 1 ? Channel.EMAIL : Channel.SMS;
                int step = position;
                assertThat(sent)
                        .extracting(Event::activity)
                        .filteredOn(one -> one.subject().contact().equals(Optional.of(new ContactId(contact)))
                                && one.subject().position().equals(Optional.of(step)))
                        .singleElement()
                        .satisfies(one -> {
                            assertThat(one.subject().sequence()).contains(id);
                            assertThat(one.subject().enrollment()).contains(touch.enrollment());
                            assertThat(one.data()).containsEntry(Data.CHANNEL, channel.name());
                            assertThat(Optional.of(one.at()))
                                    .isEqualTo(touch.handover().map(Handover::at));
                        });
            }
        }
    }

    @Test
    void a_message_in_doubt_that_was_sent_after_all_has_its_one_event_too() {
        world.mails.answer(new SendOutcome.Unknown("no answer"));
        SequenceId id = world.launched(List.of("ann"), HELLO);
        world.tick();
        assertThat(types(id)).contains(ActivityType.TOUCH_IN_DOUBT).doesNotContain(ActivityType.TOUCH_SENT);
        world.acme.enrollments().resolve(world.enrollment(id, "ann").id(), 1, true);
        assertThat(types(id)).containsOnlyOnce(ActivityType.TOUCH_SENT);
    }

    @Test
    void the_feed_goes_page_by_page_newest_first_while_more_happens() {
        for (int i = 1; i <= 5; i++) {
            world.acme.lists().create("list " + i);
        }
        Page<Activity> first = world.acme.activity(ActivityLog.Filter.ALL, PageRequest.first(2));
        world.acme.lists().create("list 6");
        Page<Activity> second = world.acme.activity(
                ActivityLog.Filter.ALL, PageRequest.after(2, first.next().orElseThrow()));
        assertThat(names(first)).containsExactly("list 5", "list 4");
        assertThat(names(second)).containsExactly("list 3", "list 2");
    }

    /** Another node: the same storage and clock, its own listener. */
    private SequenceEngine engine(EventListener listener) {
        return SequenceEngine.builder()
                .storage(world.storage)
                .contacts(world.people)
                .workspace(World.settings())
                .unsubscribe(URI.create("https://crm.example/u/"), World.SECRET)
                .email(world.mails)
                .sms(world.texts)
                .voice(world.calls)
                .clock(world.clock)
                .random(new SplittableRandom(seeds.incrementAndGet()))
                .workers(Workers.inTurn())
                .listener(listener)
                .build();
    }

    private static void tellAll(SequenceEngine engine) {
        int most = 100;
        while (engine.tick() && most > 0) {
            most--;
        }
    }

    private List<Activity> oldestFirst(ActivityLog.Filter filter) {
        List<Activity> all = new ArrayList<>(
                world.acme.activity(filter, PageRequest.first(1_000)).items());
        Collections.reverse(all);
        return all;
    }

    private Activity lastOf(EnrollmentId id) {
        return world.acme
                .activity(ActivityLog.Filter.of(id), PageRequest.first(1))
                .items()
                .get(0);
    }

    private List<ActivityType> types(SequenceId id) {
        return oldestFirst(ActivityLog.Filter.of(id)).stream()
                .map(Activity::type)
                .toList();
    }

    private static List<Activity> of(EnrollmentId id, List<Activity> told) {
        return told.stream()
                .filter(one -> one.subject().enrollment().equals(Optional.of(id)))
                .toList();
    }

    private static List<String> names(Page<Activity> page) {
        return page.items().stream()
                .map(one -> one.data().getOrDefault(Data.NAME, ""))
                .toList();
    }
}

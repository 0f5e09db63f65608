package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.fixture.World;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.SendWindow;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One contact's way through a sequence, watched at the millisecond before a message goes and at the moment it does. */
final class Timeline {

    /** Windows in the workspace's time; nothing else. */
    static final SendRules WORKSPACE_TIME = new SendRules(false, false, false);

    static final SendRules SKIP_WEEKENDS = new SendRules(true, false, true);
    static final SendRules BUSINESS_HOURS = new SendRules(true, true, false);

    private final World world;
    private final SequenceId sequence;
    private final String contact;

    private Timeline(World world, SequenceId sequence, String contact) {
        this.world = world;
        this.sequence = sequence;
        this.contact = contact;
    }

    /** Approved and launched at that time, by those rules. */
    static Timeline launched(World world, String at, SendRules rules, String contact, Step... steps) {
        world.clock.set(at);
        SequenceId id = world.reviewed(List.of(contact), steps);
        world.approveAll(id);
        world.launch(id, LaunchOptions.now().rules(rules));
        return new Timeline(world, id, contact);
    }

    static Step email(int day, String start, String end) {
        return Step.email(day, "Mail of day " + day).withWindow(SendWindow.of(start, end));
    }

    static Step sms(int day, String start, String end) {
        return Step.sms(day, "Text of day " + day).withWindow(SendWindow.of(start, end));
    }

    static Step voice(int day, String start, String end) {
        return Step.voice(day, "Call of day " + day).withWindow(SendWindow.of(start, end));
    }

    /** The steps go out one after the other at exactly these times, of which the first may be now. */
    Timeline goes(String... times) {
        int first = 1;
        while (step(first).status() == TouchStatus.SENT) {
            first++;
        }
        for (int i = 0; i < times.length; i++) {
            goes(first + i, Instant.parse(times[i]));
        }
        return this;
    }

    private void goes(int position, Instant at) {
        if (world.clock.instant().isBefore(at)) {
            world.tick();
            world.at(at.minus(Duration.ofMillis(1)).toString());
            assertThat(step(position).status())
                    .as("step %s a millisecond before %s", position, at)
                    .isEqualTo(TouchStatus.SCHEDULED);
        }
        world.at(at.toString());
        assertThat(step(position).status()).as("step %s at %s", position, at).isEqualTo(TouchStatus.SENT);
        assertThat(step(position).handover().map(Handover::at)).contains(at);
    }

    Touch step(int position) {
        return world.touch(sequence, contact, position);
    }

    SequenceId sequence() {
        return sequence;
    }
}

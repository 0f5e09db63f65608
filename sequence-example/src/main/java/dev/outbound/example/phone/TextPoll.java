package dev.outbound.example.phone;

import dev.outbound.SequenceEngine;
import dev.outbound.address.PhoneNumber;
import dev.outbound.channels.twilio.TwilioInbox;
import dev.outbound.channels.twilio.TwilioInbox.Polled;
import dev.outbound.example.kept.KeptInstant;
import dev.outbound.workspace.WorkspaceId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the phone provider every two minutes which texts came in, so that a STOP whose webhook was lost is heard all the same.
 * How far it has read stands in a file; a text that is read twice has its effects once.
 */
public final class TextPoll implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TextPoll.class);
    private static final Duration INTERVAL = Duration.ofMinutes(2);
    private static final Duration BEFORE_THE_FIRST = Duration.ofDays(1);

    private final TwilioInbox inbox;
    private final SequenceEngine engine;
    private final Line line;
    private final KeptInstant kept;
    private final Clock clock;
    private final Thread thread = new Thread(this::again, "text-poll");

    /** A number of ours, and whose it is. */
    public record Line(WorkspaceId workspace, PhoneNumber number) {}

    /**
     * A poll that reads nothing yet.
     *
     * @param file where it keeps how far it has read
     */
    public TextPoll(TwilioInbox inbox, SequenceEngine engine, Line line, Path file, Clock clock) {
        this.inbox = inbox;
        this.engine = engine;
        this.line = line;
        this.kept = new KeptInstant(file);
        this.clock = clock;
    }

    /** Asks now and every two minutes until it is closed. */
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void again() {
        try {
            while (true) {
                onceIfPossible();
                TimeUnit.SECONDS.sleep(INTERVAL.toSeconds());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void onceIfPossible() {
        try {
            once();
        } catch (RuntimeException later) {
            log.warn("The texts that came in could not be read ({}), again in {}", later.getMessage(), INTERVAL);
        }
    }

    /** Hears what came in since the last time. */
    void once() {
        Instant since = kept.read().orElseGet(() -> clock.instant().minus(BEFORE_THE_FIRST));
        Polled polled = inbox.poll(line.number(), since);
        polled.texts().forEach(text -> engine.inbound().text(line.workspace(), text));
        kept.write(polled.next());
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

package dev.outbound.dispatch;

import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.setup.Setup;
import dev.outbound.setup.Workers;
import dev.outbound.touch.TouchId;
import dev.outbound.workspace.WorkspaceId;
import dev.outbound.workspace.WorkspaceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Sends a mail to one of our own people, so that it can be seen in a real inbox. It takes the way of the real ones, through
 * the same channel with its signature, headers and footer; but it belongs to no touch, so no state changes, nothing is
 * counted, an answer to it concerns nobody, and its unsubscribe link opts nobody out.
 *
 * <p>At most {@value #PER_HOUR} an hour for each workspace and process: it is for looking, not for sending.
 */
public final class TestMails {

    static final int PER_HOUR = 20;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String MARK = "[Test] ";

    private final Setup setup;
    private final Senders senders;
    private final Composer composer;
    private final Workers workers;
    private final LongSupplier nanos;
    private final Map<WorkspaceId, Deque<Instant>> sent = new HashMap<>();

    /**
     * Test mails of one engine.
     *
     * @param nanos a clock that only grows, on which the deadlines of calls are kept
     */
    public TestMails(Setup setup, Senders senders, Composer composer, Workers workers, LongSupplier nanos) {
        this.setup = setup;
        this.senders = senders;
        this.composer = composer;
        this.workers = workers;
        this.nanos = nanos;
    }

    /**
     * Sends it now.
     *
     * @param specimen made by {@link Composer#specimen}, to the address it shall go to
     * @return what the channel said
     * @throws SequenceException {@link ErrorCode#CHANNEL_NOT_CONFIGURED}, {@link ErrorCode#SENDING_DOMAIN_UNVERIFIED} or
     *     {@link ErrorCode#TOO_MANY_TEST_MAILS}: nothing was sent
     */
    public SendOutcome send(OutboundMessage.Email specimen, WorkspaceSettings settings) {
        if (senders.email().isEmpty()) {
            throw new SequenceException(ErrorCode.CHANNEL_NOT_CONFIGURED, "no sender of mail is configured");
        }
        if (!settings.domain().verified()) {
            throw new SequenceException(
                    ErrorCode.SENDING_DOMAIN_UNVERIFIED,
                    "the sending domain " + settings.domain().name() + " is not verified");
        }
        count(settings.id(), setup.now());
        long deadline =
                nanos.getAsLong() + setup.policy().sending().startWithin().toNanos();
        TouchId nobodys = new TouchId(setup.ids().next());
        Handed handed = new Handed(settings.id(), nobodys, setup.ids().next(), deadline, nanos);
        OutboundMessage.Email mail = addressed(handed, specimen, settings);
        Supplier<SendOutcome> call = () -> senders.send(mail);
        return workers.all(List.of(call), setup.policy().sending().callWithin())
                .get(0)
                .orElseGet(() -> new SendOutcome.Unknown("the channel did not answer"));
    }

    /** A Message-ID of its own, for mails of one id are one mail to many receivers; and no thread its reader has not got. */
    private OutboundMessage.Email addressed(Handed handed, OutboundMessage.Email specimen, WorkspaceSettings settings) {
        var alone = new OutboundMessage.Threading(composer.messageId(handed, settings), Optional.empty(), List.of());
        return new OutboundMessage.Email(
                handed,
                specimen.from(),
                specimen.returnPath(),
                specimen.replyTo(),
                specimen.to(),
                MARK + specimen.subject(),
                specimen.body(),
                specimen.unsubscribe(),
                specimen.unsubscribeTo(),
                alone);
    }

    private synchronized void count(WorkspaceId workspace, Instant now) {
        Deque<Instant> recent = sent.computeIfAbsent(workspace, w -> new ArrayDeque<>());
        recent.removeIf(at -> !at.isAfter(now.minus(HOUR)));
        if (recent.size() >= PER_HOUR) {
            throw new SequenceException(
                    ErrorCode.TOO_MANY_TEST_MAILS,
                    "there were " + recent.size() + " test mails within an hour, more than " + PER_HOUR
                            + " are not sent");
        }
        recent.add(now);
    }
}

package dev.outbound.channels.email;

import dev.outbound.dispatch.ChannelSender;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.error.SequenceException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends mail through one relay by SMTP.
 *
 * <p>One call makes at most one message. The answer is unknown only from the moment the dot that ends the message is
 * written until the relay's answer is read: a failure before that leaves the relay without the message, and one after it
 * is no failure. Connections are kept and used again, but never after a timeout or an answer that makes no sense.
 *
 * <p>Safe for use by many threads; further calls wait for a free connection until their deadline. Close it at the end.
 */
public final class SmtpSender implements ChannelSender<OutboundMessage.Email>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpSender.class);

    private final SmtpSettings settings;
    private final Clock clock;
    private final DkimKeys keys;
    private final ConnectionPool pool;
    private final ScheduledThreadPoolExecutor watchdog;

    public SmtpSender(SmtpSettings settings) {
        this(settings, Clock.systemUTC());
    }

    /** A sender whose mails bear the date of that clock. */
    public SmtpSender(SmtpSettings settings, Clock clock) {
        this(settings, clock, DkimKeys.NONE);
    }

    /**
     * A sender that signs its mails itself (DKIM), for a relay that does not.
     *
     * @param keys of every domain it sends for: a mail from any other is put off, and not sent unsigned
     */
    public SmtpSender(SmtpSettings settings, Clock clock, DkimKeys keys) {
        this.settings = settings;
        this.clock = clock;
        this.keys = keys;
        this.pool = new ConnectionPool(settings, System::nanoTime);
        this.watchdog = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "smtp-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        watchdog.setRemoveOnCancelPolicy(true);
    }

    @Override
    public SendOutcome send(OutboundMessage.Email email) {
        Optional<byte[]> message;
        Envelope envelope;
        try {
            Instant now = clock.instant();
            message = keys.sign(
                    RenderedEmail.of(email, now), email.from().address().domain(), now);
            envelope = Envelope.of(email);
        } catch (SequenceException | MessagingException unwritable) {
            String rule = unwritable instanceof SequenceException said ? String.valueOf(said.getMessage()) : "envelope";
            return new SendOutcome.Rejected(SendOutcome.Kind.OTHER, "not sent: " + rule);
        }
        if (message.isEmpty()) {
            return SendOutcome.deferred("not sent: there is no DKIM key for "
                    + email.from().address().domain());
        }
        long start = System.nanoTime();
        if (pool.isClosed()) {
            return SendOutcome.channelDown("the sender is closed");
        }
        try {
            if (!pool.acquire(waitFor(email))) {
                return SendOutcome.deferred("no connection to the relay became free in time");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return SendOutcome.deferred("interrupted before it began");
        }
        try {
            return new Call(email, message.get(), envelope, start).run();
        } catch (RejectedExecutionException closing) {
            return SendOutcome.channelDown("the sender is closed");
        } finally {
            pool.release();
        }
    }

    private Duration waitFor(OutboundMessage.Email email) {
        long left = email.handed().deadlineNanos() - email.handed().nanos().getAsLong();
        return Duration.ofNanos(
                Math.max(0, Math.min(left, settings.timeouts().call().toNanos())));
    }

    /** Ends the idle connections; calls under way come to their end. */
    @Override
    public void close() {
        pool.close();
        watchdog.shutdown();
    }

    @Override
    public String toString() {
        return "SmtpSender[" + settings.host() + ":" + settings.port() + "]";
    }

    /** One message on one connection, under the eyes of the watchdog. */
    private final class Call {

        private final OutboundMessage.Email email;
        private final byte[] message;
        private final Envelope envelope;
        private final long start;
        private final AtomicBoolean cut = new AtomicBoolean();

        Call(OutboundMessage.Email email, byte[] message, Envelope envelope, long start) {
            this.email = email;
            this.message = message;
            this.envelope = envelope;
            this.start = start;
        }

        SendOutcome run() {
            for (Optional<SmtpConnection> idle = pool.idle(); idle.isPresent(); idle = pool.idle()) {
                SmtpConnection connection = idle.get();
                Optional<SendOutcome> outcome = watched(
                        connection,
                        () -> pool.isAlive(connection) ? Optional.of(transmit(connection)) : Optional.empty());
                if (outcome.isPresent()) {
                    return outcome.get();
                }
            }
            SmtpConnection connection = pool.fresh();
            return watched(connection, () -> open(connection).orElseGet(() -> transmit(connection)));
        }

        private <T> T watched(SmtpConnection connection, Supplier<T> use) {
            long left = settings.timeouts().call().toNanos() - (System.nanoTime() - start);
            Future<?> alarm = watchdog.schedule(
                    () -> {
                        cut.set(true);
                        connection.abort();
                    },
                    left,
                    TimeUnit.NANOSECONDS);
            try {
                return use.get();
            } finally {
                alarm.cancel(false);
                pool.giveBack(connection);
            }
        }

        private Optional<SendOutcome> open(SmtpConnection connection) {
            try {
                connection.open();
                return Optional.empty();
            } catch (MessagingException | RuntimeException failed) {
                return Optional.of(judge(connection, failed));
            }
        }

        private SendOutcome transmit(SmtpConnection connection) {
            if (email.handed().isTooLate()) {
                return SendOutcome.deferred("too late to begin");
            }
            try {
                connection.transmit(message, envelope, email.handed()::isTooLate);
                return new Outcomes(email).of(connection.stage(), connection.answer(), "");
            } catch (MessagingException | RuntimeException failed) {
                return judge(connection, failed);
            }
        }

        private SendOutcome judge(SmtpConnection connection, Exception failed) {
            if (connection.wasTooLate()) {
                return SendOutcome.deferred("too late before the message was complete");
            }
            SendOutcome outcome = new Outcomes(email).of(connection.stage(), connection.answer(), circumstance(failed));
            LOG.debug("{}: {}", email, outcome);
            return outcome;
        }

        /** The kind of failure only: what the library says may repeat the relay's words. */
        private String circumstance(Exception failed) {
            if (cut.get()) {
                return "not done within " + settings.timeouts().call();
            }
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof SocketTimeoutException) {
                    return "timed out";
                }
                if (cause instanceof SSLException) {
                    return "TLS failed, check the relay's certificate";
                }
            }
            Throwable cause = failed.getCause();
            return (cause == null ? failed : cause).getClass().getSimpleName();
        }
    }
}

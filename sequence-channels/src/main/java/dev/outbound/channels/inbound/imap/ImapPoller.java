package dev.outbound.channels.inbound.imap;

import dev.outbound.channels.inbound.EmailReader;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands on the mails of one IMAP folder, in their order, each until it was processed. How far it came is kept in
 * {@link Watermarks}; after a crash a mail may come twice, which the engine notices, but none gets lost. The mailbox is only
 * read: nothing is marked, moved or deleted.
 *
 * <pre>{@code
 * new ImapPoller(settings, watermarks, (mail, at) -> engine.inbound().email(workspace, reader.read(mail, at)), clock)
 * }</pre>
 *
 * <p>{@link #start} runs it in the background: told of news by the server where it can (IDLE), else looking every minute, and
 * coming back after every loss of connection. A host with its own scheduler calls {@link #poll} instead. One poller for one
 * folder; safe for use by many threads.
 */
public final class ImapPoller implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImapPoller.class);
    /** A server numbers days in a zone of its own. */
    private static final Duration A_DAY = Duration.ofDays(1);

    private final ImapSettings settings;
    private final Watermarks watermarks;
    private final MailConsumer consumer;
    private final Clock clock;
    private final Failures failures = new Failures();
    /** Processed, but after one that was not. */
    private final Set<Long> ahead = new HashSet<>();

    private volatile Optional<Mailbox> open = Optional.empty();
    private volatile boolean stopping;
    private final Object starting = new Object();
    private Optional<PollerThread> thread = Optional.empty();

    public ImapPoller(ImapSettings settings, Watermarks watermarks, MailConsumer consumer, Clock clock) {
        this.settings = settings;
        this.watermarks = watermarks;
        this.consumer = consumer;
        this.clock = clock;
    }

    /**
     * Hands on what is new. The first time, that is what came within the look-back.
     *
     * @return how many mails were processed
     * @throws IOException if the server cannot be reached or does not let us in; the next call tries again
     */
    public synchronized int poll() throws IOException {
        try {
            return stopping ? 0 : process(opened());
        } catch (MessagingException e) {
            disconnect();
            throw new IOException(reason(e), e);
        } catch (RuntimeException e) {
            disconnect();
            throw e;
        }
    }

    /**
     * Polls in the background until {@link #close}.
     *
     * @throws IllegalStateException if it was started or closed before
     */
    public void start() {
        synchronized (starting) {
            if (thread.isPresent() || stopping) {
                throw new IllegalStateException("the poller was started or closed already");
            }
            thread = Optional.of(new PollerThread(this, settings.waits()));
        }
    }

    private Mailbox opened() throws MessagingException {
        if (open.isEmpty() || !open.get().isAlive()) {
            disconnect();
            open = Optional.of(Mailbox.open(settings));
        }
        return open.get();
    }

    private int process(Mailbox mailbox) throws MessagingException {
        String name = settings.mailbox();
        Watermark mark = mark(mailbox, name);
        int done = 0;
        boolean gap = false;
        for (long uid : mailbox.after(mark.uid())) {
            if (stopping) {
                break;
            }
            boolean settled = ahead.contains(uid);
            if (!settled && !failures.waits(uid, clock.instant())) {
                settled = settle(mailbox, uid);
                done += settled ? 1 : 0;
            }
            gap |= !settled;
            if (gap && settled) {
                ahead.add(uid);
            } else if (!gap) {
                ahead.remove(uid);
                mark = mark.upTo(uid, clock.instant());
                watermarks.save(name, mark);
            }
        }
        return done;
    }

    /** Where to go on; in a mailbox numbered anew, a day before we last did, for what the new numbers are nobody says. */
    private Watermark mark(Mailbox mailbox, String name) throws MessagingException {
        long validity = mailbox.uidValidity();
        Optional<Watermark> saved = watermarks.find(name);
        if (saved.isPresent() && saved.get().uidValidity() == validity) {
            return saved.get();
        }
        saved.ifPresent(old -> LOG.info("A mailbox was numbered anew; going back to {}", old.at()));
        Instant since = saved.map(Watermark::at).orElseGet(() -> clock.instant().minus(settings.lookBack()));
        failures.clear();
        ahead.clear();
        Watermark mark = new Watermark(validity, mailbox.before(since.minus(A_DAY)), since);
        watermarks.save(name, mark);
        return mark;
    }

    /** Whether nothing remains to be done with a mail: it was processed, is gone or given up. */
    private boolean settle(Mailbox mailbox, long uid) throws MessagingException {
        Optional<IMAPMessage> mail = mailbox.mail(uid);
        Optional<BoundedStream> stream = Optional.empty();
        try {
            if (mail.isPresent()) {
                Instant received = received(mail.get());
                stream = Optional.of(new BoundedStream(mail.get().getMimeStream(), EmailReader.MAX_BYTES));
                consumer.accept(stream.get(), received);
            }
            failures.processed(uid);
            return true;
        } catch (Exception | StackOverflowError thrown) {
            Exception e = thrown instanceof Exception known ? known : new IllegalStateException(thrown);
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            boolean itself = stream.map(BoundedStream::hasFailed).orElse(true);
            if (itself && !mailbox.isAlive()) {
                throw new MessagingException("the connection was lost", e);
            }
            if (mail.filter(IMAPMessage::isExpunged).isPresent()) {
                return true;
            }
            return failed(uid, itself, e);
        }
    }

    private boolean failed(long uid, boolean itself, Exception e) {
        boolean hopeless = failures.isHopeless(uid, itself, clock.instant());
        String kind = e.getClass().getSimpleName();
        if (hopeless) {
            LOG.warn("Mail {} is given up after {} tries: {}", uid, Failures.MAX_TRIES, kind);
            consumer.givenUp(uid, e);
        } else {
            LOG.warn("Mail {} could not be processed and is tried again: {}", uid, kind);
        }
        return hopeless;
    }

    private Instant received(IMAPMessage mail) throws MessagingException {
        return Optional.ofNullable(mail.getReceivedDate()).map(Date::toInstant).orElseGet(clock::instant);
    }

    /** Whether there is a server that tells of news. */
    boolean isTold() {
        return open.filter(Mailbox::tells).isPresent();
    }

    /** Waits for the server to tell. */
    void awaitNews() throws IOException {
        try {
            if (open.isPresent() && !stopping) {
                open.get().awaitNews();
            }
        } catch (MessagingException | IllegalStateException e) {
            throw new IOException(reason(e), e);
        }
    }

    /** Ends {@link #awaitNews} in another thread. */
    void wake() {
        try {
            if (open.isPresent()) {
                open.get().wake();
            }
        } catch (MessagingException | RuntimeException gone) {
            // Then the wait ends by itself.
        }
    }

    private void disconnect() {
        open.ifPresent(Mailbox::close);
        open = Optional.empty();
    }

    /** What the log may say: no names, no words of the server. */
    private static String reason(Exception e) {
        return e instanceof AuthenticationFailedException
                ? "the IMAP server refused the login"
                : "the IMAP server could not be used: " + e.getClass().getSimpleName();
    }

    /** Ends after the mail in hand, for which it waits half a minute. */
    @Override
    public void close() {
        stopping = true;
        synchronized (starting) {
            thread.ifPresent(PollerThread::close);
        }
        disconnect();
    }
}

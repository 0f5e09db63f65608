package dev.outbound;

import dev.outbound.activity.EventListener;
import dev.outbound.contact.Contacts;
import dev.outbound.dispatch.ChannelSender;
import dev.outbound.dispatch.Dispatcher;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.dispatch.Senders;
import dev.outbound.draft.DraftWriter;
import dev.outbound.draft.StarterDraftWriter;
import dev.outbound.policy.Policy;
import dev.outbound.privacy.LastingStorage;
import dev.outbound.setup.Setup;
import dev.outbound.setup.Workers;
import dev.outbound.storage.Storage;
import dev.outbound.store.Ids;
import dev.outbound.suppression.Pseudonyms;
import dev.outbound.workspace.Entitlements;
import dev.outbound.workspace.WorkspaceSettings;
import dev.outbound.workspace.Workspaces;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Collects what an engine is made of. Storage, contacts, workspaces and unsubscribe links are needed; the rest has defaults. */
public final class EngineBuilder {

    private static final int THREADS = 8;

    private @Nullable Storage storage;
    private @Nullable Contacts contacts;
    private @Nullable Workspaces workspaces;
    private @Nullable URI unsubscribeBase;
    private byte[] secret = new byte[0];
    private byte[][] formerSecrets = new byte[0][];
    private Entitlements entitlements = Entitlements.EVERYBODY;
    private DraftWriter writer = new StarterDraftWriter();
    private EventListener listener = event -> {};
    private Policy policy = Policy.DEFAULT;
    private Clock clock = Clock.systemUTC();
    private RandomGenerator random = new SecureRandom();
    private LongSupplier nanos = System::nanoTime;
    private Optional<Boolean> clockGuard = Optional.empty();
    private Optional<Workers> workers = Optional.empty();
    private Senders senders = new Senders(Optional.empty(), Optional.empty(), Optional.empty());

    EngineBuilder() {}

    /** Where everything is kept. Needed. */
    public EngineBuilder storage(Storage next) {
        storage = next;
        return this;
    }

    /** The host's CRM. Needed. */
    public EngineBuilder contacts(Contacts next) {
        contacts = next;
        return this;
    }

    /** The tenants. Needed. */
    public EngineBuilder workspaces(Workspaces next) {
        workspaces = next;
        return this;
    }

    /** A host with exactly one tenant. */
    public EngineBuilder workspace(WorkspaceSettings only) {
        return workspaces(Workspaces.fixed(only));
    }

    /**
     * The public https address in front of {@link SequenceEngine#unsubscribe()}, and the secret its links, our Message-IDs
     * and return addresses are signed with: at least 32 bytes, the same on every node, kept for years. Needed.
     */
    public EngineBuilder unsubscribe(URI base, byte[] signingSecret) {
        unsubscribeBase = base;
        secret = signingSecret.clone();
        return this;
    }

    /**
     * Secrets that were given to {@link #unsubscribe} before the present one, newest first: what was signed with them still
     * counts. Forgotten addresses stay under the oldest, so that opt-outs outlive a change of the secret; leave none out.
     */
    public EngineBuilder formerSecrets(byte[]... newestFirst) {
        formerSecrets = copies(newestFirst);
        return this;
    }

    /** Sends mail. Without, no sequence with approved mails can be launched. */
    public EngineBuilder email(ChannelSender<OutboundMessage.Email> sender) {
        senders = new Senders(Optional.of(sender), senders.sms(), senders.voice());
        return this;
    }

    /** Sends texts. Without, no sequence with approved texts can be launched. */
    public EngineBuilder sms(ChannelSender<OutboundMessage.Sms> sender) {
        senders = new Senders(senders.email(), Optional.of(sender), senders.voice());
        return this;
    }

    /** Makes calls. Without, no sequence with approved calls can be launched. */
    public EngineBuilder voice(ChannelSender<OutboundMessage.Voice> sender) {
        senders = new Senders(senders.email(), senders.sms(), Optional.of(sender));
        return this;
    }

    /** Writes the drafts. Default: {@link StarterDraftWriter}, which needs no account anywhere. */
    public EngineBuilder draftWriter(DraftWriter next) {
        writer = next;
        return this;
    }

    /** Is told what happened. Default: nobody. */
    public EngineBuilder listener(EventListener next) {
        listener = next;
        return this;
    }

    /** Which tenants may use sequences. Default: all. */
    public EngineBuilder entitlements(Entitlements next) {
        entitlements = next;
        return this;
    }

    /** The numbers and switches. Default: {@link Policy#DEFAULT}. */
    public EngineBuilder policy(Policy next) {
        policy = next;
        return this;
    }

    /** The clock. Default: the system's, in UTC. With any but the system's, {@link #clockGuard} is off unless asked for. */
    public EngineBuilder clock(Clock next) {
        clock = next;
        return this;
    }

    /**
     * Whether the clock is compared with the database's before each batch: while they are further apart than {@link
     * Policy.Sending#clockSkew}, nothing is sent from here. Default: on if the clock is the system's, in whatever zone; off
     * with any other, which is not meant to agree with anything. A storage without a clock is never compared.
     */
    public EngineBuilder clockGuard(boolean next) {
        clockGuard = Optional.of(next);
        return this;
    }

    /** How calls to writers and channels are run. Default: eight threads. */
    public EngineBuilder workers(Workers next) {
        workers = Optional.of(next);
        return this;
    }

    /** Where ids get their random bits. Default: a secure generator; a seeded one makes a simulation repeatable. */
    public EngineBuilder random(RandomGenerator next) {
        random = next;
        return this;
    }

    /**
     * A clock that only grows, in nanoseconds, for the deadlines of calls to providers. Default: {@link System#nanoTime};
     * a simulation has its own.
     */
    public EngineBuilder nanos(LongSupplier next) {
        nanos = next;
        return this;
    }

    /**
     * Builds the engine. Nothing runs yet.
     *
     * @throws IllegalStateException naming what is missing
     */
    public SequenceEngine build() {
        return new SequenceEngine(this);
    }

    Setup setup() {
        return new Setup(
                new LastingStorage(need(storage, "storage"), pseudonyms()),
                new Setup.Host(need(contacts, "contacts"), need(workspaces, "workspaces"), entitlements),
                policy.withConsentAlso(senders.needingConsent()),
                clock,
                new Ids(clock, random));
    }

    Pseudonyms pseudonyms() {
        need(unsubscribeBase, "unsubscribe links");
        return new Pseudonyms(formerSecrets.length == 0 ? secret : formerSecrets[formerSecrets.length - 1]);
    }

    Dispatcher.Timekeeping time() {
        boolean isSystems = clock.withZone(ZoneOffset.UTC).equals(Clock.systemUTC());
        return new Dispatcher.Timekeeping(nanos, clockGuard.orElse(isSystems));
    }

    Senders senders() {
        return senders;
    }

    Workers workers() {
        return workers.orElseGet(() -> Workers.threads(THREADS, "sequence-worker"));
    }

    DraftWriter writer() {
        return writer;
    }

    EventListener listener() {
        return listener;
    }

    URI unsubscribeBase() {
        return need(unsubscribeBase, "unsubscribe links");
    }

    byte[] secret() {
        return secret.clone();
    }

    byte[][] formerSecrets() {
        return copies(formerSecrets);
    }

    private static byte[][] copies(byte[][] secrets) {
        return Arrays.stream(secrets).map(byte[]::clone).toArray(byte[][]::new);
    }

    private static <T> T need(@Nullable T part, String name) {
        if (part == null) {
            throw new IllegalStateException("the engine needs " + name + ": set it on the builder");
        }
        return part;
    }
}

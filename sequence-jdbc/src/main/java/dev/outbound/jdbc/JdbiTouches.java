package dev.outbound.jdbc;

import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.SequenceId;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.touch.TouchRef;
import dev.outbound.touch.TouchStatus;
import dev.outbound.touch.Touches;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Touches in {@code seq_touch}; their attempts are kept by {@link JdbiAttempts}. */
final class JdbiTouches implements Touches {

    private static final Comparator<Touch> BY_STEP =
            Comparator.comparing(Touch::enrollment).thenComparingInt(Touch::position);

    private static final Comparator<Touch> BY_HAND_THEN_OLDEST = Comparator.comparing(
                    (Touch touch) -> !touch.timing().manual())
            .thenComparing(touch -> touch.timing().plannedDate().orElse(LocalDate.MAX))
            .thenComparing(touch -> touch.timing().dueAt().orElse(Instant.MAX))
            .thenComparing(Touch::id);

    private final Database database;
    private final JdbiAttempts attempts;

    JdbiTouches(Database database) {
        this.database = database;
        this.attempts = new JdbiAttempts(database);
    }

    @Override
    public void add(WorkspaceId workspace, Collection<Touch> touches) {
        Columns rows = new Columns();
        for (Touch touch : touches) {
            rows.key(workspace, touch.id().value(), 1);
            RowsOfTouches.change(RowsOfTouches.origin(rows, touch), touch);
        }
        database.insert("seq_touch", rows, "an enrollment has at most one touch of each step");
    }

    @Override
    public Optional<Touch> find(WorkspaceId workspace, TouchId id) {
        return findAll(workspace, List.of(id)).stream().findFirst();
    }

    @Override
    public List<Touch> findAll(WorkspaceId workspace, Collection<TouchId> ids) {
        return database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_touch t
                         where t.workspace_id = :workspace
                           and t.id = any(:ids)
                         order by t.id
                        """)
                .define("columns", RowsOfTouches.COLUMNS)
                .bind("workspace", workspace.value())
                .bindArray("ids", UUID.class, Keys.of(ids, TouchId::value))
                .map(RowsOfTouches.TOUCH)
                .list());
    }

    @Override
    public List<Touch> ofEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        return database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_touch t
                         where t.workspace_id = :workspace
                           and t.enrollment_id = any(:enrollments)
                         order by t.enrollment_id, t.step_no
                        """)
                .define("columns", RowsOfTouches.COLUMNS)
                .bind("workspace", workspace.value())
                .bindArray("enrollments", UUID.class, Keys.of(enrollments, EnrollmentId::value))
                .map(RowsOfTouches.TOUCH)
                .list());
    }

    @Override
    public List<Touch> lockOfEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        List<Touch> locked = database.write(handle -> handle.createQuery("""
                        select <columns>
                          from seq_touch t
                         where t.workspace_id = :workspace
                           and t.enrollment_id = any(:enrollments)
                         order by t.id
                           for update
                        """)
                .define("columns", RowsOfTouches.COLUMNS)
                .bind("workspace", workspace.value())
                .bindArray("enrollments", UUID.class, Keys.of(enrollments, EnrollmentId::value))
                .map(RowsOfTouches.TOUCH)
                .list());
        return locked.stream().sorted(BY_STEP).toList();
    }

    @Override
    public void save(WorkspaceId workspace, Collection<Touch> touches) {
        Columns rows = new Columns();
        for (Touch touch : touches) {
            RowsOfTouches.change(rows.key(workspace, touch.id().value(), touch.version()), touch);
        }
        database.update("seq_touch", "touch", rows);
    }

    @Override
    public List<TouchRef> claimDue(Instant now, int limit, Instant leaseEnd) {
        database.requireOwnTransaction("touches cannot be claimed");
        List<TouchRef> claimed = database.write(handle -> database.dialect().claimDue(handle, now, limit, leaseEnd));
        return claimed.stream()
                .sorted(Comparator.comparing(TouchRef::touch, BY_HAND_THEN_OLDEST))
                .toList();
    }

    @Override
    public List<TouchRef> leaseEnded(Instant now, int limit) {
        return waking(List.of(TouchStatus.CLAIMED, TouchStatus.SENDING), now, limit);
    }

    @Override
    public List<TouchRef> lapsed(Instant now, int limit) {
        return waking(List.of(TouchStatus.HELD), now, limit);
    }

    private List<TouchRef> waking(List<TouchStatus> states, Instant now, int limit) {
        return database.read(handle -> handle.createQuery("""
                        select t.workspace_id, <columns>
                          from seq_touch t
                         where t.wake_at <= :now
                           and t.status = any(:states)
                         order by t.wake_at, t.id
                         limit :limit
                        """)
                .define("columns", RowsOfTouches.COLUMNS)
                .bind("now", now)
                .bindArray("states", String.class, Keys.of(states, Enum::name))
                .bind("limit", limit)
                .map(RowsOfTouches.REF)
                .list());
    }

    @Override
    public void begin(WorkspaceId workspace, Collection<Attempt> begun) {
        attempts.begin(workspace, begun);
    }

    @Override
    public void end(WorkspaceId workspace, Collection<Attempt> ended) {
        attempts.end(workspace, ended);
    }

    @Override
    public List<Attempt> attempts(WorkspaceId workspace, Collection<UUID> ids) {
        return attempts.find(workspace, ids);
    }

    @Override
    public List<Attempt> attemptsOf(WorkspaceId workspace, Collection<TouchId> touches) {
        return attempts.of(workspace, touches);
    }

    @Override
    public Map<ContactId, Instant> lastCounted(WorkspaceId workspace, Collection<ContactId> contacts) {
        return attempts.lastCounted(workspace, contacts);
    }

    @Override
    public int countedSince(WorkspaceId workspace, Channel channel, Instant since) {
        return attempts.countedSince(workspace, channel, since);
    }

    @Override
    public int countedSince(WorkspaceId workspace, Channel channel, String sender, Instant since) {
        return attempts.countedSince(workspace, channel, sender, since);
    }

    @Override
    public void lockChannels(WorkspaceId workspace, Collection<Channel> channels) {
        attempts.lockChannels(workspace, channels);
    }

    @Override
    public Optional<Touch> lastSentTo(WorkspaceId workspace, AddressKey to, Set<Channel> channels, Instant since) {
        return attempts.lastSentTo(workspace, to, channels, since);
    }

    @Override
    public List<Touch> begunTo(WorkspaceId workspace, AddressKey to, Set<Channel> channels) {
        return attempts.begunTo(workspace, to, channels);
    }

    @Override
    public Optional<Touch> findByProviderId(WorkspaceId workspace, Channel channel, String providerId) {
        return database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_touch t
                         where t.workspace_id = :workspace
                           and t.provider_id = :provider_id
                           and t.channel = :channel
                         order by t.id
                         limit 1
                        """)
                .define("columns", RowsOfTouches.COLUMNS)
                .bind("workspace", workspace.value())
                .bind("provider_id", Texts.key(providerId))
                .bind("channel", channel.name())
                .map(RowsOfTouches.TOUCH)
                .findFirst());
    }

    @Override
    public List<Count> counts(WorkspaceId workspace, SequenceId sequence) {
        return database.read(handle -> CountsOfTouches.byState(handle, workspace, sequence));
    }

    @Override
    public Set<AddressKey> addressesOf(WorkspaceId workspace, ContactId contact) {
        return attempts.addressesOf(workspace, contact);
    }

    @Override
    public void readdress(WorkspaceId workspace, ContactId contact, Map<AddressKey, AddressKey> by) {
        attempts.readdress(workspace, contact, by);
    }

    @Override
    public List<Delivered> deliveries(WorkspaceId workspace, SequenceId sequence) {
        return database.read(handle -> CountsOfTouches.byDelivery(handle, workspace, sequence));
    }

    @Override
    public void deleteOfSequence(WorkspaceId workspace, SequenceId sequence) {
        database.change(handle -> handle.createUpdate("""
                        delete from seq_touch
                         where workspace_id = :workspace
                           and sequence_id = :sequence
                        """)
                .bind("workspace", workspace.value())
                .bind("sequence", sequence.value())
                .execute());
    }
}

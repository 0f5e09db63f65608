package dev.outbound.touch;

import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.contact.ContactId;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.SequenceId;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Store of touches and their attempts: the hot path.
 *
 * <p>Whoever changes a touch holds the lock of its enrollment, with one exception: {@link #claimDue} takes the touch row
 * alone and moves it from SCHEDULED to CLAIMED. Every change raises the version, so a claim is lost as soon as anybody
 * else writes. All methods take batches and use a constant number of round trips for each.
 */
public interface Touches {

    /** Stores new touches at version 1. At most one exists per enrollment and position. */
    void add(WorkspaceId workspace, Collection<Touch> touches);

    Optional<Touch> find(WorkspaceId workspace, TouchId id);

    /** Those of the touches that exist. */
    List<Touch> findAll(WorkspaceId workspace, Collection<TouchId> ids);

    /** All touches of these enrollments, by enrollment and position. */
    List<Touch> ofEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments);

    /** As {@link #ofEnrollments}, and keeps others from changing or claiming them. Locked in ascending id. */
    List<Touch> lockOfEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments);

    /**
     * Stores the changes, raising each version by one.
     *
     * @throws StaleWriteException if any stored version is another
     */
    void save(WorkspaceId workspace, Collection<Touch> touches);

    /**
     * Takes up to {@code limit} SCHEDULED touches of any workspace whose {@code wakeAt} has come and moves them to CLAIMED
     * until {@code leaseEnd}. Of any number of callers at once, each touch is given to at most one, and callers do not wait
     * for each other where the database allows it. Sent by hand first, then the oldest.
     */
    List<TouchRef> claimDue(Instant now, int limit, Instant leaseEnd);

    /** CLAIMED and SENDING touches of any workspace whose lease has ended. */
    List<TouchRef> leaseEnded(Instant now, int limit);

    /** HELD touches of any workspace whose time for an approval has passed. */
    List<TouchRef> lapsed(Instant now, int limit);

    /** Writes attempts that are about to be made. A touch has at most one attempt that is STARTED or IN_DOUBT. */
    void begin(WorkspaceId workspace, Collection<Attempt> attempts);

    /** Writes the results of attempts. */
    void end(WorkspaceId workspace, Collection<Attempt> attempts);

    /** Those of the attempts that were written: how a caller learns whether a commit without answer was stored. */
    List<Attempt> attempts(WorkspaceId workspace, Collection<UUID> ids);

    /** The attempts of these touches, by touch and number. */
    List<Attempt> attemptsOf(WorkspaceId workspace, Collection<TouchId> touches);

    /** For each contact the latest start of an attempt that counts; contacts without any are absent. */
    Map<ContactId, Instant> lastCounted(WorkspaceId workspace, Collection<ContactId> contacts);

    /**
     * How many attempts that count began on the channel at or after an instant, in this workspace; how caps are kept.
     */
    int countedSince(WorkspaceId workspace, Channel channel, Instant since);

    /** As {@link #countedSince(WorkspaceId, Channel, Instant)}, of those from one sender. */
    int countedSince(WorkspaceId workspace, Channel channel, String sender, Instant since);

    /**
     * Keeps others who call this for one of the channels waiting until the caller's transaction ends. Whoever counts and
     * begins attempts under it never exceeds a cap. Locked in ascending order of the channels, after all other locks.
     */
    void lockChannels(WorkspaceId workspace, Collection<Channel> channels);

    /** The touch whose latest attempt on one of the channels went to that address since then, and is SENT. */
    Optional<Touch> lastSentTo(WorkspaceId workspace, AddressKey to, Set<Channel> channels, Instant since);

    /**
     * The touches whose latest attempt on one of the channels went to that address and that went out, are going, or may
     * have gone; by the start of that attempt, earliest first.
     */
    List<Touch> begunTo(WorkspaceId workspace, AddressKey to, Set<Channel> channels);

    /** The touch the provider knows under that id. */
    Optional<Touch> findByProviderId(WorkspaceId workspace, Channel channel, String providerId);

    /** Every address an attempt of the contact went to. */
    Set<AddressKey> addressesOf(WorkspaceId workspace, ContactId contact);

    /** In the attempts of the contact every address that is a key becomes its value. */
    void readdress(WorkspaceId workspace, ContactId contact, Map<AddressKey, AddressKey> by);

    /** How many touches of the sequence are in each state, per step; combinations without any are absent. */
    List<Count> counts(WorkspaceId workspace, SequenceId sequence);

    /** What providers told of the touches of the sequence, per step; touches they told nothing of are not counted. */
    List<Delivered> deliveries(WorkspaceId workspace, SequenceId sequence);

    /** Deletes all touches of a sequence that is taken back before its start. */
    void deleteOfSequence(WorkspaceId workspace, SequenceId sequence);

    /** So many touches of a step are in that state, skipped for that reason. */
    record Count(int position, TouchStatus status, Optional<SkipReason> skipReason, int count) {}

    /** So many touches of a step are known to have fared like that. */
    record Delivered(int position, DeliveryStatus status, int count) {}
}

package dev.outbound.simulation;

import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.SequenceId;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.touch.TouchRef;
import dev.outbound.touch.Touches;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Hands everything on; whoever watches or spoils something overrides that. */
class ForwardingTouches implements Touches {

    final Touches inner;

    ForwardingTouches(Touches inner) {
        this.inner = inner;
    }

    @Override
    public void add(WorkspaceId workspace, Collection<Touch> touches) {
        inner.add(workspace, touches);
    }

    @Override
    public Optional<Touch> find(WorkspaceId workspace, TouchId id) {
        return inner.find(workspace, id);
    }

    @Override
    public List<Touch> findAll(WorkspaceId workspace, Collection<TouchId> ids) {
        return inner.findAll(workspace, ids);
    }

    @Override
    public List<Touch> ofEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        return inner.ofEnrollments(workspace, enrollments);
    }

    @Override
    public List<Touch> lockOfEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        return inner.lockOfEnrollments(workspace, enrollments);
    }

    @Override
    public void save(WorkspaceId workspace, Collection<Touch> touches) {
        inner.save(workspace, touches);
    }

    @Override
    public List<TouchRef> claimDue(Instant now, int limit, Instant leaseEnd) {
        return inner.claimDue(now, limit, leaseEnd);
    }

    @Override
    public List<TouchRef> leaseEnded(Instant now, int limit) {
        return inner.leaseEnded(now, limit);
    }

    @Override
    public List<TouchRef> lapsed(Instant now, int limit) {
        return inner.lapsed(now, limit);
    }

    @Override
    public void begin(WorkspaceId workspace, Collection<Attempt> attempts) {
        inner.begin(workspace, attempts);
    }

    @Override
    public void end(WorkspaceId workspace, Collection<Attempt> attempts) {
        inner.end(workspace, attempts);
    }

    @Override
    public List<Attempt> attempts(WorkspaceId workspace, Collection<UUID> ids) {
        return inner.attempts(workspace, ids);
    }

    @Override
    public List<Attempt> attemptsOf(WorkspaceId workspace, Collection<TouchId> touches) {
        return inner.attemptsOf(workspace, touches);
    }

    @Override
    public Map<ContactId, Instant> lastCounted(WorkspaceId workspace, Collection<ContactId> contacts) {
        return inner.lastCounted(workspace, contacts);
    }

    @Override
    public int countedSince(WorkspaceId workspace, Channel channel, Instant since) {
        return inner.countedSince(workspace, channel, since);
    }

    @Override
    public Optional<Touch> lastSentTo(WorkspaceId workspace, AddressKey to, Set<Channel> channels, Instant since) {
        return inner.lastSentTo(workspace, to, channels, since);
    }

    @Override
    public List<Touch> begunTo(WorkspaceId workspace, AddressKey to, Set<Channel> channels) {
        return inner.begunTo(workspace, to, channels);
    }

    @Override
    public Optional<Touch> findByProviderId(WorkspaceId workspace, Channel channel, String providerId) {
        return inner.findByProviderId(workspace, channel, providerId);
    }

    @Override
    public List<Count> counts(WorkspaceId workspace, SequenceId sequence) {
        return inner.counts(workspace, sequence);
    }

    @Override
    public void deleteOfSequence(WorkspaceId workspace, SequenceId sequence) {
        inner.deleteOfSequence(workspace, sequence);
    }

    @Override
    public int countedSince(WorkspaceId workspace, Channel channel, String sender, Instant since) {
        return inner.countedSince(workspace, channel, sender, since);
    }

    @Override
    public void lockChannels(WorkspaceId workspace, Collection<Channel> channels) {
        inner.lockChannels(workspace, channels);
    }

    @Override
    public Set<AddressKey> addressesOf(WorkspaceId workspace, ContactId contact) {
        return inner.addressesOf(workspace, contact);
    }

    @Override
    public void readdress(WorkspaceId workspace, ContactId contact, Map<AddressKey, AddressKey> by) {
        inner.readdress(workspace, contact, by);
    }

    @Override
    public List<Delivered> deliveries(WorkspaceId workspace, SequenceId sequence) {
        return inner.deliveries(workspace, sequence);
    }
}

package dev.outbound.inbound;

import dev.outbound.address.Address;
import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.conversation.MessageIds;
import dev.outbound.conversation.ReturnAddresses;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.NotFoundException;
import dev.outbound.setup.Setup;
import dev.outbound.touch.Touch;
import dev.outbound.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What comes back: matched to the message it answers, kept in its thread, acted upon. Everything one message does happens in
 * one transaction, and the same message twice has its effects once: a host that is not sure hands it in again. Safe for use
 * by many threads.
 */
public final class Inbound {

    /** How long a matched auto-reply may hold an enrollment at most. */
    static final Duration LONGEST_AWAY = Duration.ofDays(90);

    private final Setup setup;
    private final MessageIds ids;
    private final ReplyMatcher matcher;

    public Inbound(Setup setup, MessageIds ids, ReturnAddresses returns) {
        this.setup = setup;
        this.ids = ids;
        this.matcher = new ReplyMatcher(setup, ids, returns);
    }

    /** Processes a mail that a channel adapter has read and judged. */
    public InboundResult email(WorkspaceId workspace, InboundEmail mail) {
        return new Mails(setup, ids, matcher).take(workspace, mail);
    }

    /** Processes a text: a keyword, or an answer. */
    public InboundResult text(WorkspaceId workspace, InboundText text) {
        return new Texts(setup).take(workspace, text);
    }

    /**
     * Hears what a provider tells of a message or call. Early, late, repeated and reordered reports are harmless.
     *
     * @return RECORDED, or UNMATCHED for a report of nothing that was sent here
     */
    public InboundResult status(WorkspaceId workspace, StatusReport report) {
        return new Statuses(setup).hear(workspace, report);
    }

    /**
     * The contact pressed the key that ends calls: its number is suppressed, its enrollments end.
     *
     * @param attempt the id of the attempt, if the provider hands it back
     * @param providerId the provider's id of the call
     * @return OPTED_OUT, UNMATCHED for a call that was not made here, or RECORDED if the policy does not obey keys
     */
    public InboundResult keypressOptOut(WorkspaceId workspace, Optional<UUID> attempt, String providerId) {
        return new Statuses(setup).keypress(workspace, attempt, providerId);
    }

    /**
     * The host tells of an answer the engine did not see, such as a conversation in a call. What was said is kept in the
     * conversation; if it asks explicitly for it, it is an opt-out, as in any reply.
     *
     * @throws NotFoundException if there is no such enrollment
     */
    public InboundResult reply(WorkspaceId workspace, EnrollmentId id, Channel channel, String text) {
        Enrollment enrollment = setup.enrollment(workspace, id);
        List<Touch> begun = setup.storage().touches().ofEnrollments(workspace, List.of(id)).stream()
                .filter(t -> t.channel() == channel && t.status().isBegun())
                .toList();
        Optional<Touch> touch = begun.stream().reduce((earlier, later) -> later);
        boolean asksToStop = setup.policy().optOuts().inReplies() && StopRequest.isIn(text, "");
        Optional<AddressKey> stops = asksToStop ? touch.flatMap(Touch::handedTo).map(Address::key) : Optional.empty();
        Answer answer = new Answer(
                id, enrollment.contact(), touch, begun.size() == 1, channel, Optional.empty(), "", text, stops);
        return new Answers(setup).take(workspace, Optional.empty(), answer);
    }
}

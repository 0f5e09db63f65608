package dev.outbound.inbound;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.address.Masked;
import dev.outbound.setup.Setup;
import dev.outbound.suppression.Suppression;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Texts that come in. A keyword is obeyed and never a reply; anything else answers the latest text to that number, whatever
 * sequence sent it, else the latest call. No text goes back: the provider confirms keywords.
 */
final class Texts {

    private final Setup setup;
    private final Records records;

    Texts(Setup setup) {
        this.setup = setup;
        this.records = new Records(setup);
    }

    InboundResult take(WorkspaceId workspace, InboundText text) {
        AddressKey from = text.from().key();
        Optional<Keyword> keyword = Keywords.of(text, isStopped(workspace, from));
        if (keyword.isPresent()) {
            return switch (keyword.get()) {
                case STOP -> stop(workspace, text, answered(workspace, from), Suppression.Source.SMS_STOP);
                case START -> start(workspace, text);
                case HELP ->
                    records.note(workspace, Seen.of(text), ActivityType.INBOUND_RECORDED, InboundResult.RECORDED);
            };
        }
        boolean asksToStop = setup.policy().optOuts().inReplies() && StopRequest.isIn(text.body(), "");
        Optional<Touch> answered = answered(workspace, from);
        if (answered.isPresent()) {
            return reply(workspace, text, answered.get(), asksToStop ? Optional.of(from) : Optional.empty());
        }
        return asksToStop
                ? stop(workspace, text, Optional.empty(), Suppression.Source.REPLY_REQUEST)
                : records.note(workspace, Seen.of(text), ActivityType.INBOUND_UNMATCHED, InboundResult.UNMATCHED);
    }

    /** What is known to have been sent needs no proof, so nothing is looked up for one. */
    private InboundResult reply(WorkspaceId workspace, InboundText text, Touch touch, Optional<AddressKey> stops) {
        Answer answer = new Answer(
                touch.enrollment(),
                touch.contact(),
                Optional.of(touch),
                touch.status() == TouchStatus.SENT
                        || isTheOnlyOne(workspace, text.from().key(), touch),
                Channel.SMS,
                Optional.of(text.providerId()),
                "",
                text.body(),
                stops);
        return new Answers(setup).take(workspace, Optional.of(Seen.of(text)), answer);
    }

    private InboundResult stop(
            WorkspaceId workspace, InboundText text, Optional<Touch> touch, Suppression.Source source) {
        return new Departures(setup)
                .take(workspace, Seen.of(text), text.from().key(), source, touch.map(Touch::contact));
    }

    /** Takes back what a STOP did, and nothing else: who opted out another way stays so, and what ended stays ended. */
    private InboundResult start(WorkspaceId workspace, InboundText text) {
        Instant now = setup.now();
        AddressKey from = text.from().key();
        return setup.inTransaction(() -> {
            setup.storage().suppressions().lock(workspace, List.of(from));
            if (!Seen.of(text).isFirst(setup, workspace, now)) {
                return InboundResult.DUPLICATE;
            }
            boolean removed =
                    isStopped(workspace, from) && setup.storage().suppressions().remove(workspace, from);
            Journal journal = setup.journal(Actor.CONTACT, now);
            if (removed) {
                journal.note(
                        ActivityType.SUPPRESSION_REMOVED,
                        Subject.WORKSPACE,
                        Map.of(Data.ADDRESS, Masked.of(from.value()), Data.REASON, Keyword.START.name()));
            } else {
                journal.note(ActivityType.INBOUND_RECORDED, Subject.WORKSPACE);
            }
            journal.appendTo(setup.storage().activities(), workspace);
            return removed ? InboundResult.OPTED_IN : InboundResult.RECORDED;
        });
    }

    private boolean isStopped(WorkspaceId workspace, AddressKey number) {
        return setup.storage()
                .suppressions()
                .find(workspace, number)
                .filter(s -> s.source() == Suppression.Source.SMS_STOP)
                .isPresent();
    }

    private Optional<Touch> answered(WorkspaceId workspace, AddressKey number) {
        return lastSent(workspace, number, Channel.SMS)
                .or(() -> lastDoubtful(workspace, number))
                .or(() -> lastSent(workspace, number, Channel.VOICE));
    }

    private Optional<Touch> lastSent(WorkspaceId workspace, AddressKey number, Channel channel) {
        return setup.storage().touches().lastSentTo(workspace, number, Set.of(channel), Instant.EPOCH);
    }

    /** A text of which nobody knows whether it went out: somebody who answers may have got it. */
    private Optional<Touch> lastDoubtful(WorkspaceId workspace, AddressKey number) {
        return begun(workspace, number).stream()
                .filter(t -> t.channel() == Channel.SMS)
                .max(Comparator.comparing(t -> t.handover().orElseThrow().at()));
    }

    /** Texts name nothing: an answer proves that a text arrived only if it is all that was ever sent to the number. */
    private boolean isTheOnlyOne(WorkspaceId workspace, AddressKey number, Touch touch) {
        List<Touch> begun = begun(workspace, number);
        return begun.size() == 1 && begun.get(0).id().equals(touch.id());
    }

    /** All texts and calls the number has, or may have, got from us. */
    private List<Touch> begun(WorkspaceId workspace, AddressKey number) {
        return setup.storage().touches().begunTo(workspace, number, Set.of(Channel.SMS, Channel.VOICE));
    }
}

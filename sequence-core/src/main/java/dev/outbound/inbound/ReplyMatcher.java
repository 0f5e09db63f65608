package dev.outbound.inbound;

import dev.outbound.address.Channel;
import dev.outbound.conversation.MessageIds;
import dev.outbound.conversation.ReturnAddresses;
import dev.outbound.conversation.ReturnAddresses.Purpose;
import dev.outbound.setup.Setup;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the touch an inbound mail answers: a signed address it was sent to, then In-Reply-To, then References from the newest
 * back, then the sender's address. A signed address and an id count whoever wrote (an alias, a colleague); a sender without
 * either counts only if we wrote to exactly that address.
 */
final class ReplyMatcher {

    private static final int LONG_ENOUGH = 32;

    private final Setup setup;
    private final MessageIds ids;
    private final ReturnAddresses returns;

    ReplyMatcher(Setup setup, MessageIds ids, ReturnAddresses returns) {
        this.setup = setup;
        this.ids = ids;
        this.returns = returns;
    }

    /** The touch a person or a machine answered. Machines answer to where reports go (RFC 3834). */
    Optional<Touch> answered(WorkspaceId workspace, InboundEmail mail, Instant now) {
        List<String> named = new ArrayList<>(mail.inReplyTo());
        List<String> references = new ArrayList<>(mail.references());
        Collections.reverse(references);
        named.addAll(references);
        return byAddress(Purpose.REPLY, workspace, mail)
                .or(() -> byAddress(Purpose.BOUNCE, workspace, mail))
                .or(() -> byIds(workspace, named))
                .or(() -> bySender(workspace, mail, now));
    }

    /** The touch a report or complaint is about: nothing but a signed address or one of our ids is evidence. */
    Optional<Touch> reported(WorkspaceId workspace, InboundEmail mail, List<String> originalIds) {
        return byAddress(Purpose.BOUNCE, workspace, mail).or(() -> byIds(workspace, originalIds));
    }

    /** The touch whose addressee wants no more: nothing but the address made for that says so. */
    Optional<Touch> left(WorkspaceId workspace, InboundEmail mail) {
        return byAddress(Purpose.UNSUBSCRIBE, workspace, mail);
    }

    private Optional<Touch> byAddress(Purpose purpose, WorkspaceId workspace, InboundEmail mail) {
        return mail.recipients().stream()
                .flatMap(address -> returns.touch(purpose, workspace, address).stream())
                .flatMap(id -> begun(workspace, id).stream())
                .findFirst();
    }

    /** The touch one of the Message-IDs belongs to, the first that does. */
    private Optional<Touch> byIds(WorkspaceId workspace, List<String> messageIds) {
        for (String messageId : messageIds) {
            Optional<Touch> touch = ids.touch(workspace, messageId).flatMap(id -> begun(workspace, id));
            if (touch.isPresent()) {
                return touch;
            }
        }
        return messageIds.stream()
                .flatMap(messageId -> rewritten(messageId).stream())
                .flatMap(id -> setup.storage().touches().findByProviderId(workspace, Channel.EMAIL, id).stream())
                .filter(t -> t.status().isBegun())
                .findFirst();
    }

    /**
     * The ids under which a relay that puts a Message-ID of its own in place of ours may have told us of it: whole, without
     * brackets, or the part before the {@code @}, if that is too long to be guessed.
     */
    private static List<String> rewritten(String messageId) {
        String bare = messageId.strip().replaceAll("^<|>$", "");
        int at = bare.lastIndexOf('@');
        if (at < 1) {
            return List.of();
        }
        List<String> ids = new ArrayList<>(List.of("<" + bare + ">", bare));
        if (at >= LONG_ENOUGH) {
            ids.add(bare.substring(0, at));
        }
        return ids;
    }

    private Optional<Touch> begun(WorkspaceId workspace, TouchId id) {
        return setup.storage()
                .touches()
                .find(workspace, id)
                .filter(t -> t.status().isBegun());
    }

    private Optional<Touch> bySender(WorkspaceId workspace, InboundEmail mail, Instant now) {
        Instant since = now.minus(Duration.ofDays(setup.policy().replies().senderFallbackDays()));
        return mail.from()
                .flatMap(from ->
                        setup.storage().touches().lastSentTo(workspace, from.key(), Set.of(Channel.EMAIL), since));
    }
}

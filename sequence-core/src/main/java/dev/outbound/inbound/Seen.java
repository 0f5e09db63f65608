package dev.outbound.inbound;

import dev.outbound.address.Channel;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Locale;

/** By what a message that comes in twice is recognised. */
record Seen(String source, String id) {

    static Seen of(InboundEmail mail) {
        return new Seen(Channel.EMAIL.name().toLowerCase(Locale.ROOT), mail.messageId());
    }

    static Seen of(InboundText text) {
        return new Seen(Channel.SMS.name().toLowerCase(Locale.ROOT), text.providerId());
    }

    /** Whether it comes for the first time; noted in the caller's transaction, with its effects. */
    boolean isFirst(Setup setup, WorkspaceId workspace, Instant now) {
        return setup.storage().conversations().firstSeen(workspace, source, id, now);
    }
}

package dev.outbound.inbound;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Map;

/** Notes what changes nothing else. */
record Records(Setup setup) {

    /**
     * Notes a message.
     *
     * @return the result given, or DUPLICATE if it was seen before
     */
    InboundResult note(WorkspaceId workspace, Seen seen, ActivityType type, InboundResult result) {
        Instant now = setup.now();
        return setup.inTransaction(() -> {
            if (!seen.isFirst(setup, workspace, now)) {
                return InboundResult.DUPLICATE;
            }
            note(workspace, now, type, Map.of());
            return result;
        });
    }

    /** Notes what cannot be recognised when it comes again. */
    void note(WorkspaceId workspace, Instant now, ActivityType type, Map<String, String> data) {
        setup.run(() -> {
            Journal journal = setup.journal(Actor.PROVIDER, now);
            journal.note(type, Subject.WORKSPACE, data);
            journal.appendTo(setup.storage().activities(), workspace);
        });
    }
}

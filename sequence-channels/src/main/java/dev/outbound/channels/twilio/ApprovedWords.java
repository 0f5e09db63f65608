package dev.outbound.channels.twilio;

import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.Fingerprint;
import dev.outbound.storage.Storage;
import dev.outbound.touch.Attempt;
import dev.outbound.workspace.WorkspaceId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The words of an attempt, as long as they are those that were approved for it. */
final class ApprovedWords {

    private final Storage storage;

    ApprovedWords(Storage storage) {
        this.storage = storage;
    }

    Optional<String> of(WorkspaceId workspace, UUID attempt) {
        return storage.touches().attempts(workspace, List.of(attempt)).stream()
                .findFirst()
                .flatMap(found -> of(workspace, found));
    }

    Optional<String> of(WorkspaceId workspace, Attempt attempt) {
        return storage.drafts()
                .find(workspace, attempt.touch().draft())
                .filter(draft -> isApproved(draft, attempt))
                .flatMap(Draft::content)
                .map(DraftContent::body);
    }

    private static boolean isApproved(Draft draft, Attempt attempt) {
        return draft.content()
                .map(content -> Fingerprint.of(draft.position(), content))
                .filter(attempt.content()::equals)
                .isPresent();
    }
}

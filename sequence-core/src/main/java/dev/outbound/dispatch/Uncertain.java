package dev.outbound.dispatch;

import dev.outbound.error.Unquoted;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.WorkspaceId;
import dev.outbound.workspace.WorkspaceSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Attempts whose commit got no answer: looked up by their ids, at once or, while the database cannot be reached, later.
 * What could not be looked up at once was never handed over, and this node alone knows it.
 */
final class Uncertain {

    private static final Logger log = LoggerFactory.getLogger(Uncertain.class);

    private final Setup setup;
    private final Queue<Batch> later = new ConcurrentLinkedQueue<>();

    /** Attempts of one transaction. */
    record Batch(WorkspaceId workspace, WorkspaceSettings settings, List<Begun> begun) {}

    Uncertain(Setup setup) {
        this.setup = setup;
    }

    /**
     * Looks them up.
     *
     * @return those the database knows, to be handed over now; none if it cannot be asked
     */
    List<Begun> now(Batch batch) {
        try {
            return stored(batch);
        } catch (RuntimeException unreachable) {
            log.warn(
                    "the answer to a commit was lost and {} attempts cannot be looked up yet",
                    batch.begun().size(),
                    Unquoted.of(unreachable));
            later.add(batch);
            return List.of();
        }
    }

    /**
     * Looks up what could not be looked up before, as far as the database can be asked by now.
     *
     * @return those it knows, none of which was handed over
     */
    List<Batch> lookAgain() {
        List<Batch> known = new ArrayList<>();
        for (int left = later.size(); left > 0; left--) {
            Optional.ofNullable(later.poll())
                    .map(batch -> new Batch(batch.workspace(), batch.settings(), now(batch)))
                    .filter(batch -> !batch.begun().isEmpty())
                    .ifPresent(known::add);
        }
        return known;
    }

    private List<Begun> stored(Batch batch) {
        List<UUID> ids = batch.begun().stream().map(b -> b.attempt().id()).toList();
        Set<UUID> known = new HashSet<>();
        setup.inTransaction(() -> setup.storage().touches().attempts(batch.workspace(), ids))
                .forEach(attempt -> known.add(attempt.id()));
        log.warn("the answer to a commit was lost: {} of {} attempts were stored", known.size(), ids.size());
        return batch.begun().stream()
                .filter(b -> known.contains(b.attempt().id()))
                .toList();
    }
}

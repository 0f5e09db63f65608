package dev.outbound.activity;

import dev.outbound.store.Ids;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Notes what one transaction does, and appends it to the log in that order. For one thread. */
public final class Journal {

    private final Ids ids;
    private final Actor actor;
    private final Instant now;
    private final List<Activity> noted = new ArrayList<>();

    public Journal(Ids ids, Actor actor, Instant now) {
        this.ids = ids;
        this.actor = actor;
        this.now = now;
    }

    /** Who does it. */
    public Actor actor() {
        return actor;
    }

    /** When it happens. */
    public Instant now() {
        return now;
    }

    public void note(ActivityType type, Subject subject) {
        note(type, subject, Map.of());
    }

    public void note(ActivityType type, Subject subject, Map<String, String> data) {
        noted.add(new Activity(ids.next(), now, type, actor, subject, data));
    }

    /** Appends what was noted since the last call, within the caller's transaction. */
    public void appendTo(ActivityLog log, WorkspaceId workspace) {
        if (!noted.isEmpty()) {
            log.append(workspace, List.copyOf(noted));
            noted.clear();
        }
    }
}

package dev.outbound.simulation;

import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.DraftStatus;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.touch.TouchId;
import java.util.ArrayList;
import java.util.List;

/** Reads drafts and decides on them. */
final class Reviewer {

    private final SimWorld world;
    private final Chance chance;
    private int edits;

    Reviewer(SimWorld world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    void act() {
        List<Draft> undecided = new ArrayList<>();
        List<Draft> others = new ArrayList<>();
        for (Draft draft : world.books().drafts()) {
            if (draft.status() == DraftStatus.READY || draft.status() == DraftStatus.EDITED) {
                undecided.add(draft);
            } else if (draft.status() == DraftStatus.APPROVED || draft.status() == DraftStatus.SKIPPED) {
                others.add(draft);
            }
        }
        boolean decides = !undecided.isEmpty() && (others.isEmpty() || !chance.oneIn(3));
        if (decides) {
            decide(chance.of(undecided));
        } else if (!others.isEmpty()) {
            change(chance.of(others));
        }
    }

    private void decide(Draft draft) {
        int what = chance.below(10);
        if (what < 6) {
            approve(draft.id());
        } else if (what < 7) {
            skip(draft.id());
        } else {
            edit(draft.id());
        }
    }

    private void change(Draft draft) {
        if (draft.status() == DraftStatus.SKIPPED) {
            if (!isOver(draft)) {
                restore(draft.id());
            }
        } else if (isPaused(draft) && !chance.oneIn(4)) {
            reopen(draft.id());
        } else if (chance.oneIn(3)) {
            skip(draft.id());
        }
    }

    private boolean isPaused(Draft draft) {
        return world.books().enrollment(draft.enrollment()).status() == EnrollmentStatus.PAUSED
                || world.books().sequence(draft.sequence()).status() == SequenceStatus.PAUSED;
    }

    private boolean isOver(Draft draft) {
        boolean isSent = world.books()
                .find(TouchId.of(draft.id()))
                .filter(t -> t.status().isBegun())
                .isPresent();
        return isSent || world.books().enrollment(draft.enrollment()).status().isTerminal();
    }

    private void approve(DraftId id) {
        world.desk()
                .ifPresent(desk -> desk.work("approve", id, engine -> {
                    Draft read = desk.people().reviews().draft(id);
                    read.content().ifPresent(words -> world.facts().approve(id, words));
                    desk.people().reviews().approve(id, read.version());
                }));
    }

    private void skip(DraftId id) {
        world.facts().skipAsked.add(id);
        world.desk()
                .ifPresent(desk -> desk.work("skip", id, engine -> {
                    Draft read = desk.people().reviews().draft(id);
                    desk.people().reviews().skip(id, read.version());
                }));
    }

    private void restore(DraftId id) {
        world.desk()
                .ifPresent(desk -> desk.work("restore", id, engine -> {
                    Draft read = desk.people().reviews().draft(id);
                    desk.people().reviews().restore(id, read.version());
                }));
    }

    private void reopen(DraftId id) {
        world.desk()
                .ifPresent(desk -> desk.work("reopen", id, engine -> {
                    Draft read = desk.people().reviews().draft(id);
                    int approvals = world.facts().approvals(id);
                    Draft reopened = desk.people().reviews().reopen(id, read.version());
                    world.facts().withdraw(id, approvals);
                    if (chance.oneIn(2)) {
                        desk.people().reviews().edit(id, reopened.version(), words(reopened));
                    }
                }));
    }

    private void edit(DraftId id) {
        world.desk()
                .ifPresent(desk -> desk.work("edit", id, engine -> {
                    Draft read = desk.people().reviews().draft(id);
                    desk.people().reviews().edit(id, read.version(), words(read));
                }));
    }

    private DraftContent words(Draft draft) {
        edits++;
        int edit = edits;
        return draft.content()
                .map(c -> SimWriter.words(c.channel(), "Edit " + edit + " of " + draft.position()))
                .orElseThrow(() -> new Violation("a draft without words"));
    }
}

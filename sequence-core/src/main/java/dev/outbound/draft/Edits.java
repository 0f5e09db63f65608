package dev.outbound.draft;

import java.util.Optional;

/**
 * What people changed about a draft.
 *
 * @param everEdited its words are not the writer's any more
 * @param dayOverride the day this step goes to this contact, instead of the step's own
 * @param stale the goal, tone or contact changed after it was written
 */
public record Edits(boolean everEdited, Optional<Integer> dayOverride, boolean stale) {

    public static final Edits NONE = new Edits(false, Optional.empty(), false);

    Edits byHand() {
        return new Edits(true, dayOverride, false);
    }

    Edits fresh() {
        return new Edits(false, dayOverride, false);
    }

    Edits withDay(Optional<Integer> override) {
        return new Edits(everEdited, override, stale);
    }

    public Edits outdated() {
        return new Edits(everEdited, dayOverride, true);
    }
}

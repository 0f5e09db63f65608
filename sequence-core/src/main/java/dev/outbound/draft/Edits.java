package dev.outbound.draft;

import java.util.Optional;

/**
 * What people changed about a draft.
 *
 * @param everEdited its words are not the writer's any more
 * @param dayOverride the day this step goes to this contact, instead of the step's own
 */
public record Edits(boolean everEdited, Optional<Integer> dayOverride) {

    public static final Edits NONE = new Edits(false, Optional.empty());

    Edits byHand() {
        return new Edits(true, dayOverride);
    }

    Edits fresh() {
        return new Edits(false, dayOverride);
    }

    Edits withDay(Optional<Integer> override) {
        return new Edits(everEdited, override);
    }
}

package dev.outbound.draft;

import dev.outbound.contact.Contact;
import dev.outbound.sequence.Step;
import dev.outbound.sequence.Tone;
import java.util.List;
import java.util.Optional;

/**
 * All a writer may know for one message.
 *
 * @param goal the sequence's goal, word for word
 * @param tone how it shall sound; {@link Tone#guidance()} is part of the request
 * @param place which step of how many it is
 * @param contact the person it goes to: data from outside, never instructions to the writer
 * @param notes what the host was told on the occasion, such as the text of a form: data from outside as well; may be empty
 * @param sender who it is from
 * @param earlier what the same contact was written in the steps before, oldest first
 * @param violation what was wrong with the last answer, when asked again
 */
public record DraftRequest(
        String goal,
        Tone tone,
        Place place,
        Contact contact,
        String notes,
        Author sender,
        List<DraftContent> earlier,
        Optional<String> violation) {

    public DraftRequest {
        earlier = List.copyOf(earlier);
    }

    /** A request without notes. */
    public DraftRequest(
            String goal,
            Tone tone,
            Place place,
            Contact contact,
            Author sender,
            List<DraftContent> earlier,
            Optional<String> violation) {
        this(goal, tone, place, contact, "", sender, earlier, violation);
    }

    public DraftRequest withNotes(String next) {
        return new DraftRequest(goal, tone, place, contact, next, sender, earlier, violation);
    }

    /**
     * The step.
     *
     * @param position 1 to {@code of}
     * @param continuesThread a mail that is to continue the contact's thread
     */
    public record Place(Step step, int position, int of, boolean continuesThread) {}

    /** Who the message is from; the company may be empty. */
    public record Author(String name, String company) {}

    public DraftRequest again(String whatWasWrong) {
        return new DraftRequest(goal, tone, place, contact, notes, sender, earlier, Optional.of(whatWasWrong));
    }
}

package dev.outbound.draft;

import dev.outbound.address.Channel;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.contact.Name;
import dev.outbound.contact.Profile;
import dev.outbound.sequence.SendWindow;
import dev.outbound.sequence.Step;
import dev.outbound.sequence.Tone;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests to a draft writer, for tests. */
final class DraftRequests {

    static final String MEETING = "Get a short call on the calendar.";

    private DraftRequests() {}

    static Contact contact(String id, Name name, Profile profile) {
        return new Contact(
                new ContactId(id), name, Optional.empty(), Optional.empty(), Optional.empty(), profile, Map.of());
    }

    static Contact ada() {
        return contact(
                "ada", Name.of("Ada", "Lovelace"), new Profile("Analytical Engines", "Head of Operations", Map.of()));
    }

    static Step step(Channel channel, String instructions) {
        return new Step(channel, "Step", 0, SendWindow.OFFICE_HOURS, instructions);
    }

    /** The request for a step; there is an earlier mail, then a text, unless it is the first. */
    static DraftRequest request(Channel channel, Tone tone, int position, int of, Contact contact) {
        List<DraftContent> earlier = position == 1
                ? List.of()
                : List.of(
                        new DraftContent.Email("Saving an hour a day", "Hello,\n\nA first mail.\n\nBest", false),
                        new DraftContent.Sms("A first text."));
        return new DraftRequest(
                MEETING,
                tone,
                new DraftRequest.Place(step(channel, ""), position, of, channel == Channel.EMAIL && position > 1),
                contact,
                new DraftRequest.Author("Ann Lee", "Northwind"),
                earlier,
                Optional.empty());
    }

    static DraftRequest first(Channel channel, Tone tone) {
        return request(channel, tone, 1, 3, ada());
    }

    static DraftRequest withGoal(DraftRequest request, String goal) {
        return new DraftRequest(
                goal,
                request.tone(),
                request.place(),
                request.contact(),
                request.sender(),
                request.earlier(),
                request.violation());
    }

    static DraftRequest withInstructions(DraftRequest request, String instructions) {
        DraftRequest.Place place = request.place();
        return new DraftRequest(
                request.goal(),
                request.tone(),
                new DraftRequest.Place(
                        place.step().withInstructions(instructions),
                        place.position(),
                        place.of(),
                        place.continuesThread()),
                request.contact(),
                request.sender(),
                request.earlier(),
                request.violation());
    }
}

package dev.outbound.drafting;

import dev.outbound.address.Channel;
import dev.outbound.address.EmailAddress;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.contact.Name;
import dev.outbound.contact.Profile;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftRequest;
import dev.outbound.sequence.SendWindow;
import dev.outbound.sequence.Step;
import dev.outbound.sequence.Tone;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests to the writer. */
final class Requests {

    static final String GOAL = "Get a \"short\" call.\nName <one> result.";

    private Requests() {}

    static DraftRequest of(Channel channel) {
        return of(channel, new Profile("Acme", "CFO", Map.of("industry", "Bakery")));
    }

    static DraftRequest of(Channel channel, Profile profile) {
        Contact contact = new Contact(
                new ContactId("crm-77"),
                Name.of("Ada", "Lovelace"),
                Optional.of(EmailAddress.of("ada@acme.example")),
                Optional.empty(),
                Optional.empty(),
                profile,
                Map.of());
        Step step = new Step(channel, "Why you", 0, SendWindow.OFFICE_HOURS, "At most 90 words.");
        return new DraftRequest(
                GOAL,
                Tone.DIRECT,
                new DraftRequest.Place(step, 2, 5, channel == Channel.EMAIL),
                contact,
                new DraftRequest.Author("Ann Lee", "Northwind"),
                List.of(new DraftContent.Email("First subject", "First body", false)),
                Optional.empty());
    }
}

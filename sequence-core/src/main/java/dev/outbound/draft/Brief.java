package dev.outbound.draft;

import dev.outbound.contact.Contact;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A digest of what a draft is written from: goal, tone, the step's instructions and what is known of the contact. It is
 * stored with the words and compared with the present when they are read, so that words whose ground has changed are seen
 * as outdated without a copy of the contact. Addresses are no part of it: a message always goes to the present one.
 */
public record Brief(String digest) {

    /** What a writer was asked. */
    public static Brief of(DraftRequest request) {
        return of(request.goal(), request.tone(), request.place().step().instructions(), request.contact());
    }

    /** What a writer would be asked now for that step. */
    public static Brief of(Recipe recipe, int position, Contact contact) {
        return of(recipe.goal(), recipe.tone(), recipe.step(position).instructions(), contact);
    }

    private static Brief of(String goal, Tone tone, String instructions, Contact contact) {
        List<String> parts = new ArrayList<>(List.of(goal, tone.name(), instructions));
        parts.addAll(List.of(
                contact.name().first(), contact.name().last(), contact.name().display()));
        parts.addAll(List.of(contact.profile().company(), contact.profile().title()));
        new TreeMap<>(contact.profile().attributes()).forEach((key, value) -> parts.addAll(List.of(key, value)));
        return new Brief(Digest.of(parts));
    }

    @Override
    public String toString() {
        return digest;
    }
}

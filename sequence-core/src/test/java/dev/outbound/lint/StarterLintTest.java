package dev.outbound.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.contact.Name;
import dev.outbound.contact.Profile;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftRequest;
import dev.outbound.draft.StarterDraftWriter;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Step;
import dev.outbound.sequence.Tone;
import dev.outbound.template.StockTemplate;
import dev.outbound.template.StockTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No false alarm: what the starter writer writes for the stock templates needs no second look. */
class StarterLintTest {

    private static final StarterDraftWriter WRITER = new StarterDraftWriter();

    static Stream<Arguments> templatesAndTones() {
        return StockTemplates.all().stream()
                .flatMap(template -> Stream.of(Tone.values()).map(tone -> Arguments.of(template, tone)));
    }

    private static List<Contact> people() {
        List<Contact> people = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            people.add(person("p" + i, Name.of("Ann" + "abcd".charAt(i), "Lee"), "Acme", "Head of Sales", Map.of()));
        }
        people.add(person("none", new Name("", "", ""), "", "", Map.of()));
        people.add(person("mail", new Name("", "", "ann@acme.example"), "", "", Map.of()));
        people.add(person(
                "umlaut", Name.of("Jörg", "Müller-Lüdenscheidt"), "Grüner & Söhne", "Geschäftsführerin", Map.of()));
        people.add(person("capitals", Name.of("ANN", "LEE"), "INTERNATIONAL BUSINESS MACHINES", "CEO", Map.of()));
        people.add(person(
                "facts",
                Name.of("Ann", "Lee"),
                "Acme",
                "CFO",
                Map.of("event", "SaaStr Annual", "referrer", "Bob Smith", "honorific", "Dr.")));
        return people;
    }

    @ParameterizedTest
    @MethodSource("templatesAndTones")
    void no_draft_of_a_stock_template_is_flagged_whichever_steps_are_skipped(StockTemplate template, Tone tone) {
        Recipe recipe = template.recipe().withTone(tone);
        int steps = recipe.steps().size();
        for (Contact contact : people()) {
            for (int firstStep = 1; firstStep <= steps; firstStep++) {
                List<DraftContent> earlier = new ArrayList<>();
                for (int position = firstStep; position <= steps; position++) {
                    DraftContent words = WRITER.write(request(recipe, position, contact, earlier));
                    assertThat(Lint.of(words, around(words, contact, earlier)))
                            .as("%s step %d of %s: %s", template.key(), position, contact.id(), words)
                            .isEmpty();
                    earlier.add(words);
                }
            }
        }
    }

    /** A name outside of the GSM alphabet makes a text wide: that is true, costs money, and the only thing said. */
    @ParameterizedTest
    @MethodSource("templatesAndTones")
    void a_name_that_makes_a_text_wide_is_the_only_reason_to_flag_a_draft(StockTemplate template, Tone tone) {
        Recipe recipe = template.recipe().withTone(tone);
        Contact contact = person("wide", Name.of("Łukasz", "Dvořák"), "Škoda", "CFO", Map.of());
        List<DraftContent> earlier = new ArrayList<>();
        for (int position = 1; position <= recipe.steps().size(); position++) {
            DraftContent words = WRITER.write(request(recipe, position, contact, earlier));
            assertThat(Lint.of(words, around(words, contact, earlier)))
                    .as("%s", words)
                    .allMatch(w -> words instanceof DraftContent.Sms && w.kind() == Warning.Kind.MANY_SEGMENTS);
            earlier.add(words);
        }
    }

    private static Circumstances around(DraftContent words, Contact contact, List<DraftContent> earlier) {
        boolean own = words.fold(mail -> !mail.replyInThread(), sms -> false, call -> false);
        boolean firstText = earlier.stream().noneMatch(DraftContent.Sms.class::isInstance);
        String notice = firstText ? " Reply STOP to opt out." : "";
        return new Circumstances(Optional.of(contact), earlier.isEmpty(), own, words.body() + notice, Set.of());
    }

    private static DraftRequest request(Recipe recipe, int position, Contact contact, List<DraftContent> earlier) {
        Step step = recipe.step(position);
        boolean continues = earlier.stream().anyMatch(DraftContent.Email.class::isInstance);
        return new DraftRequest(
                recipe.goal(),
                recipe.tone(),
                new DraftRequest.Place(step, position, recipe.steps().size(), continues),
                contact,
                new DraftRequest.Author("Tyler", "Northwind"),
                earlier,
                Optional.empty());
    }

    private static Contact person(String id, Name name, String company, String title, Map<String, String> attributes) {
        return new Contact(
                new ContactId(id),
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Profile(company, title, attributes),
                Map.of());
    }
}

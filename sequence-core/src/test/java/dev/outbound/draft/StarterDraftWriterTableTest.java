package dev.outbound.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.Channel;
import dev.outbound.contact.Contact;
import dev.outbound.contact.Name;
import dev.outbound.contact.Profile;
import dev.outbound.sequence.Tone;
import dev.outbound.template.StarterGoals;
import dev.outbound.template.StockTemplates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every draft of the starter writer: all channels, tones and positions, contacts known well or hardly. */
class StarterDraftWriterTableTest {

    private static final StarterDraftWriter WRITER = new StarterDraftWriter();
    private static final String LONG = "Grand International Holding of Everything and Then Some ".repeat(6);

    static Stream<DraftRequest> requests() {
        List<DraftRequest> all = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            for (Tone tone : Tone.values()) {
                for (int position = 1; position <= 4; position++) {
                    for (Contact contact : contacts()) {
                        all.add(DraftRequests.request(channel, tone, position, 4, contact));
                    }
                }
            }
        }
        return all.stream();
    }

    private static List<Contact> contacts() {
        List<Contact> contacts = new ArrayList<>(List.of(DraftRequests.ada()));
        contacts.add(DraftRequests.contact("none", new Name("", "", ""), Profile.EMPTY));
        contacts.add(DraftRequests.contact("mail", new Name("", "", "x@y.org"), Profile.EMPTY));
        contacts.add(DraftRequests.contact("first", Name.of("Zoë", ""), Profile.EMPTY));
        contacts.add(DraftRequests.contact("last", Name.of("", "Ng"), new Profile("", "CFO", Map.of())));
        contacts.add(DraftRequests.contact("company", Name.of("", ""), new Profile("Acme", "", Map.of())));
        contacts.add(
                DraftRequests.contact("long", Name.of(LONG, LONG), new Profile(LONG, LONG, Map.of("event", LONG))));
        contacts.add(DraftRequests.contact(
                "merge",
                Name.of("{{first_name}}", "[Last Name]"),
                new Profile("<company_name>", "{{title}}", Map.of())));
        contacts.add(DraftRequests.contact(
                "odd",
                Name.of("A\r\nBcc: x@y.org", "\u202eB\u0000"),
                new Profile("Acme [First Name] {{x}} 100%s %n", "see https://evil.example/x", Map.of())));
        return contacts;
    }

    @ParameterizedTest
    @MethodSource("requests")
    void every_draft_is_of_its_channel_within_limits_and_without_placeholders(DraftRequest request) {
        DraftContent content = WRITER.write(request);

        assertThat(content.channel()).isEqualTo(request.place().step().channel());
        assertThat(DraftCheck.violation(content)).isEmpty();
        String all = content + "";
        assertThat(all).doesNotContain("{", "}}", "<", ">", "null", "(no name)", "Optional", "evil", "x@y.org");
        assertThat(content.body()).doesNotContain("  ", " ,", " .", "\r", "\u202e", "first_name");
        assertThat(content.body()).matches("(?s)[\\p{Lu}].*");
        switch (content.channel()) {
            case EMAIL -> assertThat(content.body()).hasSizeLessThan(2_000).contains("\n\n");
            case SMS -> assertThat(content.body()).hasSizeLessThanOrEqualTo(320);
            case VOICE -> {
                assertThat(content.body()).contains("automated message");
                assertThat(Parts.words(content.body())).isBetween(20, 75);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void the_same_request_always_gives_the_same_words(DraftRequest request) {
        assertThat(WRITER.write(request)).isEqualTo(new StarterDraftWriter().write(request));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void fifty_contacts_do_not_get_identical_words(DraftRequest request) {
        Set<DraftContent> drafts = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            Contact one = DraftRequests.contact(
                    "contact-" + i, request.contact().name(), request.contact().profile());
            drafts.add(WRITER.write(DraftRequests.request(
                    request.place().step().channel(),
                    request.tone(),
                    request.place().position(),
                    request.place().of(),
                    one)));
        }
        assertThat(drafts).hasSizeGreaterThan(5);
    }

    static Stream<String> goals() {
        return Stream.concat(
                StarterGoals.all().stream().map(goal -> goal.text()),
                StockTemplates.all().stream().map(template -> template.recipe().goal()));
    }

    @ParameterizedTest
    @MethodSource("goals")
    void every_goal_that_ships_is_understood(String goal) {
        assertThat(Purpose.of(goal).isUnknown()).isFalse();
    }
}

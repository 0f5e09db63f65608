package dev.outbound.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.contact.Name;
import dev.outbound.contact.Profile;
import dev.outbound.draft.DraftContent;
import dev.outbound.lint.Warning.Kind;
import dev.outbound.lint.Warning.Where;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LintTest {

    private static final Contact ANN = person(Name.of("Ann", "Lee"), "Northwind", Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Just following up.",
                "I am following up on my email.",
                "Following up on our last call, one more idea.",
                "I wanted to follow up again.",
                "Did you see my last email?",
                "In my previous message I asked about hiring.",
                "I have not heard back from you.",
                "As I mentioned earlier, it takes a week.",
                "I wrote to you last week.",
                "Circling back on this.",
                "Just checking back with you.",
                "Bumping this to the top of your inbox.",
                "A gentle reminder about the offer.",
                "Have you had a chance to look at my note?"
            })
    void a_first_message_that_speaks_of_an_earlier_one_is_flagged(String words) {
        assertThat(kinds(mail("Hello", words), first(ANN))).containsExactly(Kind.REFERS_TO_EARLIER);
        assertThat(kinds(mail("Hello", words), later(ANN))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I am following up on your demo request.",
                "I would like to follow up on SaaStr while it is fresh.",
                "Following up from the webinar, here is the link you asked for.",
                "I will call you back on Tuesday.",
                "I can follow up next week if that suits you.",
                "My email is below.",
                "Please answer to my email.",
                "We are coming back to the office.",
                "Our text editor is used by 300 teams."
            })
    void a_first_message_about_something_of_theirs_is_not_flagged(String words) {
        assertThat(kinds(mail("Hello", words), first(ANN))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi Bob, how are you?",
                "Dear Bob\n\nHow are you?",
                "Hello Mr. Smith,\n\nHi",
                "Hey Anna!",
                "Good morning Bob, hi"
            })
    void a_greeting_of_somebody_else_is_flagged(String body) {
        assertThat(kinds(mail("Hello", body), first(ANN))).containsExactly(Kind.WRONG_NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi Ann, how are you?",
                "Hi ann, how are you?",
                "Dear Ann Lee,\n\nTyler here.",
                "Dear Ms. Lee,",
                "Dear Dr Lee\nBob told me about you.",
                "Hi there, Bob here.",
                "Hello,\n\nBob sends his regards.",
                "Good day,\n\nBob",
                "Hello Northwind team,",
                "Ann, Bob told me about you.",
                "Hi, Bob from Acme here.",
                "Dear Customer,"
            })
    void a_greeting_of_the_contact_or_of_nobody_is_not_flagged(String body) {
        assertThat(kinds(mail("Hello", body), first(ANN))).isEmpty();
    }

    @Test
    void short_forms_accents_and_what_the_crm_says_they_are_called_are_the_contacts_name() {
        assertThat(kinds(mail("Hello", "Hi Bob,"), first(person(Name.of("Robert", "Lee"), "", Map.of()))))
                .isEmpty();
        assertThat(kinds(mail("Hello", "Hi Rob,"), first(person(Name.of("Robert", "Lee"), "", Map.of()))))
                .isEmpty();
        assertThat(kinds(mail("Hello", "Hi Zoe,"), first(person(Name.of("Zoë", ""), "", Map.of()))))
                .isEmpty();
        assertThat(kinds(mail("Hello", "Hi Duke,"), first(person(Name.of("John", ""), "", Map.of("Nickname", "Duke")))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "See https://evil.example/x",
                "See HTTPS://Evil.Example",
                "See http://acme.example@evil.example/login",
                "See https://acme.example.evil.example",
                "See www.evil.example for more",
                "See evil.example/login",
                "See https://evil\uFF0Eexample/x",
                "See https://notacme.example"
            })
    void a_link_to_a_stranger_is_flagged(String body) {
        assertThat(kinds(mail("Hello", body), first(ANN))).containsExactly(Kind.FOREIGN_LINK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "See https://acme.example/x?y=1#z.",
                "See https://www.acme.example",
                "See (https://book.acme.example:8443/tyler)",
                "See https://calendly.example/tyler, it is quick.",
                "Booking.com and Node.js are names, and/or 24/7 is none.",
                "Write to tyler@evil.example.",
                "e.g./i.e. this"
            })
    void a_link_of_the_sender_or_of_the_instructions_and_a_mere_name_are_not_flagged(String body) {
        assertThat(kinds(mail("Hello", body), first(ANN))).isEmpty();
    }

    @Test
    void the_senders_hosts_are_the_mail_domain_and_what_it_was_made_below_of_but_never_a_shared_suffix() {
        assertThat(LinkHosts.own("mail.acme.com")).containsExactlyInAnyOrder("mail.acme.com", "acme.com");
        assertThat(LinkHosts.own("acme.com")).containsExactly("acme.com");
        assertThat(LinkHosts.own("acme.co.uk")).containsExactly("acme.co.uk");
        assertThat(LinkHosts.own("mail.acme.co.uk")).containsExactlyInAnyOrder("mail.acme.co.uk", "acme.co.uk");
        assertThat(LinkHosts.own("mail.ibm.de")).containsExactlyInAnyOrder("mail.ibm.de", "ibm.de");
    }

    @Test
    void a_placeholder_blocks_and_nothing_else_does() {
        List<Warning> warnings = Lint.of(mail("Hello", "Hi [First Name], see https://evil.example"), first(ANN));
        assertThat(warnings).extracting(Warning::kind).containsExactly(Kind.PLACEHOLDER, Kind.FOREIGN_LINK);
        assertThat(warnings).extracting(Warning::blocks).containsExactly(true, false);
    }

    @Test
    void a_mail_may_have_250_words_and_a_call_150() {
        assertThat(kinds(mail("Hello", "word ".repeat(250)), first(ANN))).isEmpty();
        assertThat(kinds(mail("Hello", "word ".repeat(251)), first(ANN))).containsExactly(Kind.TOO_LONG);
        assertThat(kinds(new DraftContent.Voice("word ".repeat(150)), first(ANN)))
                .isEmpty();
        assertThat(kinds(new DraftContent.Voice("word ".repeat(151)), first(ANN)))
                .containsExactly(Kind.TOO_LONG);
    }

    @Test
    void a_text_may_take_3_segments_as_it_is_sent() {
        assertThat(kinds(new DraftContent.Sms("a".repeat(459)), first(ANN))).isEmpty();
        assertThat(kinds(new DraftContent.Sms("a".repeat(460)), first(ANN))).containsExactly(Kind.MANY_SEGMENTS);
        Circumstances withNotice =
                new Circumstances(Optional.of(ANN), true, false, "a".repeat(440) + " Reply STOP to opt out.", Set.of());
        assertThat(kinds(new DraftContent.Sms("a".repeat(440)), withNotice)).containsExactly(Kind.MANY_SEGMENTS);
        List<Warning> wide = warnings(new DraftContent.Sms("a".repeat(250) + "\u2019"), first(ANN));
        assertThat(wide).singleElement().satisfies(w -> assertThat(w.words()).contains("4 messages", "\u2019"));
    }

    @Test
    void a_subject_may_have_78_characters_one_exclamation_mark_and_words_in_capitals() {
        assertThat(kinds(mail("x".repeat(78), "Words"), first(ANN))).isEmpty();
        assertThat(kinds(mail("x".repeat(79), "Words"), first(ANN))).containsExactly(Kind.LONG_SUBJECT);
        assertThat(kinds(mail("Good news!", "Words"), first(ANN))).isEmpty();
        assertThat(kinds(mail("News! Now!", "Words"), first(ANN))).containsExactly(Kind.EXCLAMATION_MARKS);
        assertThat(kinds(mail("Hello", "One! Two!"), first(ANN))).isEmpty();
        assertThat(kinds(mail("Hello", "One! Two! Three!"), first(ANN))).containsExactly(Kind.EXCLAMATION_MARKS);
        assertThat(kinds(mail("Q3 ROI for IBM and SAP", "Words"), first(ANN))).isEmpty();
        assertThat(kinds(mail("LIMITED OFFER", "Words"), first(ANN))).containsExactly(Kind.CAPITALS);
        assertThat(kinds(mail("Hello", "Words\nACT NOW OR LOSE IT\nWords"), first(ANN)))
                .containsExactly(Kind.CAPITALS);
    }

    @Test
    void a_company_whose_name_is_in_capitals_is_not_shouting() {
        Contact contact = person(Name.of("Ann", "Lee"), "INTERNATIONAL BUSINESS MACHINES", Map.of());
        assertThat(kinds(mail("INTERNATIONAL BUSINESS MACHINES: a note", "Words"), first(contact)))
                .isEmpty();
    }

    @Test
    void hidden_characters_are_flagged_where_they_are_and_named() {
        List<Warning> warnings = Lint.of(mail("He\u200Bllo", "Wo\u202Erds"), first(ANN));
        assertThat(warnings).extracting(Warning::where).containsExactly(Where.SUBJECT, Where.BODY);
        assertThat(warnings.get(0).words()).contains("U+200B ZERO WIDTH SPACE");
        assertThat(warnings.get(1).words()).contains("U+202E RIGHT-TO-LEFT OVERRIDE");
    }

    private static List<Kind> kinds(DraftContent content, Circumstances around) {
        return warnings(content, around).stream().map(Warning::kind).distinct().toList();
    }

    private static List<Warning> warnings(DraftContent content, Circumstances around) {
        String asSent = around.asSent().isEmpty() ? content.body() : around.asSent();
        return Lint.of(
                content,
                new Circumstances(around.contact(), around.isFirst(), around.ownSubject(), asSent, around.hosts()));
    }

    private static DraftContent mail(String subject, String body) {
        return new DraftContent.Email(subject, body, false);
    }

    private static Circumstances first(Contact contact) {
        return around(contact, true);
    }

    private static Circumstances later(Contact contact) {
        return around(contact, false);
    }

    private static Circumstances around(Contact contact, boolean isFirst) {
        return new Circumstances(
                Optional.of(contact),
                isFirst,
                true,
                "",
                Set.of("mail.acme.example", "acme.example", "calendly.example"));
    }

    private static Contact person(Name name, String company, Map<String, String> attributes) {
        return new Contact(
                new ContactId("ann"),
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Profile(company, "Head of Sales", attributes),
                Map.of());
    }
}

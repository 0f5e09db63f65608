package dev.outbound.draft;

import static dev.outbound.draft.DraftRequests.ada;
import static dev.outbound.draft.DraftRequests.first;
import static dev.outbound.draft.DraftRequests.request;
import static dev.outbound.draft.DraftRequests.withGoal;
import static dev.outbound.draft.DraftRequests.withInstructions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.Channel;
import dev.outbound.contact.Name;
import dev.outbound.contact.Profile;
import dev.outbound.sequence.Tone;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StarterDraftWriterTest {

    private static final StarterDraftWriter WRITER = new StarterDraftWriter();

    @Test
    void a_first_mail_introduces_and_starts_a_thread() {
        DraftContent.Email mail = email(first(Channel.EMAIL, Tone.WARM));

        assertThat(mail.replyInThread()).isFalse();
        assertThat(mail.body()).contains("Ada", "Analytical Engines", "Ann Lee\nNorthwind", "?");
    }

    @Test
    void a_later_mail_continues_the_thread_and_refers_to_the_earlier_one() {
        DraftContent.Email mail = email(request(Channel.EMAIL, Tone.WARM, 2, 4, ada()));

        assertThat(mail.replyInThread()).isTrue();
        assertThat(mail.subject()).isEqualTo("Saving an hour a day");
        assertThat(mail.body()).contains("my email \"Saving an hour a day\"");
    }

    @Test
    void the_last_mail_of_a_sequence_says_goodbye() {
        DraftContent.Email mail = email(request(Channel.EMAIL, Tone.PLAYFUL, 4, 4, ada()));

        assertThat(mail.body()).containsAnyOf("last note", "not write again");
        assertThat(mail.body()).doesNotContain("coffee", "slide deck", "?");
    }

    @Test
    void the_only_mail_of_a_sequence_introduces() {
        assertThat(email(request(Channel.EMAIL, Tone.WARM, 1, 1, ada())).body())
                .contains("?")
                .doesNotContain("last note");
    }

    @Test
    void a_formal_mail_has_no_contractions_and_closes_with_kind_regards() {
        String body = email(first(Channel.EMAIL, Tone.FORMAL)).body();

        assertThat(body)
                .startsWith("Dear Ada Lovelace,")
                .contains("Kind regards,")
                .doesNotContain("'", "!");
    }

    @Test
    void a_formal_mail_addresses_by_honorific_and_last_name_if_known() {
        Profile profile = new Profile("", "", Map.of("Honorific", "Dr."));
        DraftRequest request = request(
                Channel.EMAIL, Tone.FORMAL, 1, 3, DraftRequests.contact("a", Name.of("Ada", "Lovelace"), profile));

        assertThat(email(request).body()).startsWith("Dear Dr. Lovelace,");
    }

    @Test
    void a_direct_mail_has_fewer_than_80_words() {
        assertThat(Parts.words(email(first(Channel.EMAIL, Tone.DIRECT)).body())).isLessThan(80);
    }

    @Test
    void the_goal_decides_what_is_said() {
        DraftRequest request = first(Channel.EMAIL, Tone.WARM);

        assertThat(email(withGoal(request, "Start the renewal talk.")).body()).containsIgnoringCase("term");
        assertThat(email(withGoal(request, "Book a demo of our payroll service for bakeries."))
                        .body())
                .contains("our payroll service for bakeries");
        assertThat(email(withGoal(request, "Invite them to our breakfast on 12 May. Be nice."))
                        .body())
                .contains("I would like to invite you to our breakfast on 12 May.");
    }

    @Test
    void quoted_text_in_the_instructions_is_said_word_for_word() {
        DraftRequest request = withInstructions(
                first(Channel.EMAIL, Tone.WARM), "Lead with news: \"We open in Lyon, don't miss it.\" Be brief.");

        assertThat(email(request).body()).contains("We open in Lyon, don't miss it.");
    }

    @Test
    void a_wished_length_is_kept_where_that_is_possible() {
        DraftRequest mail = first(Channel.EMAIL, Tone.WARM);
        DraftRequest text = withInstructions(first(Channel.SMS, Tone.WARM), "At most 140 characters.");

        assertThat(Parts.words(email(withInstructions(mail, "≤ 60 words.")).body()))
                .isLessThanOrEqualTo(60);
        assertThat(WRITER.write(text).body()).hasSizeLessThanOrEqualTo(140);
    }

    @Test
    void a_referrer_is_named_only_if_known() {
        DraftRequest unknown = withGoal(first(Channel.EMAIL, Tone.FORMAL), "Follow up a referral.");
        DraftRequest known = withGoal(
                request(
                        Channel.EMAIL,
                        Tone.FORMAL,
                        1,
                        3,
                        DraftRequests.contact(
                                "b", ada().name(), new Profile("", "", Map.of("referred_by", "Jo Park")))),
                "Follow up a referral.");

        assertThat(email(unknown).body()).doesNotContain("suggest");
        assertThat(email(known).body()).contains("Jo Park");
    }

    @ParameterizedTest
    @EnumSource(Tone.class)
    void a_call_says_that_it_is_automated_and_who_calls(Tone tone) {
        assertThat(WRITER.write(first(Channel.VOICE, tone)).body())
                .contains("This is an automated message from Ann Lee of Northwind.");
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void an_author_without_name_and_company_leaves_no_gap(Channel channel) {
        DraftRequest known = first(channel, Tone.WARM);
        DraftRequest request = new DraftRequest(
                known.goal(),
                known.tone(),
                known.place(),
                known.contact(),
                new DraftRequest.Author("", ""),
                known.earlier(),
                known.violation());

        assertThat(WRITER.write(request).body()).doesNotContain("  ", "from .", "is .", ",\n\n\n");
    }

    private static DraftContent.Email email(DraftRequest request) {
        return (DraftContent.Email) WRITER.write(request);
    }
}

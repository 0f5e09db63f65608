package dev.outbound.acceptance;

import static dev.outbound.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.approval.MessagePreview;
import dev.outbound.approval.QueueEntry;
import dev.outbound.approval.QueueFilter;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.contact.Profile;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.WriterException;
import dev.outbound.error.ErrorCode;
import dev.outbound.fixture.ScriptedWriter;
import dev.outbound.fixture.World;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.lint.Warning;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.sequence.Tone;
import dev.outbound.storage.Storage;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reviewer reads before deciding. Every storage behaves the same. */
public abstract class ReadingScenarios {

    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step PROOF = Step.email(3, "Proof");
    private static final Step TEXT = Step.sms(1, "Text");

    protected World world;
    private final ScriptedWriter writer = new ScriptedWriter();

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage(), builder -> builder.draftWriter(writer));
    }

    @Test
    void the_draft_of_the_third_step_is_that_of_the_same_contact() {
        SequenceId id = reviewed(List.of("ann", "bob"), HELLO, TEXT, PROOF);
        Draft first = world.draft(id, "bob", 1);
        Draft third = world.acme.reviews().draft(first.enrollment(), 3);
        assertThat(third.position()).isEqualTo(3);
        assertThat(third.enrollment()).isEqualTo(first.enrollment());
    }

    @Test
    void a_contact_counts_its_drafts_by_what_was_decided() {
        writer.failing("ann", 4, WriterException.permanent("no words"));
        SequenceId id = reviewed(List.of("ann"), HELLO, TEXT, PROOF, Step.email(9, "Last"));
        Draft first = world.draft(id, "ann", 1);
        world.acme.reviews().approve(first.id(), first.version());
        Draft second = world.draft(id, "ann", 2);
        world.acme.reviews().skip(second.id(), second.version());
        QueueEntry entry = world.queue(id).get(0);
        assertThat(entry.tally()).isEqualTo(new QueueEntry.Tally(4, 1, 1, 1, 1));
        assertThat(entry.isFullyReviewed()).isFalse();
    }

    @Test
    void the_queue_shows_contacts_with_undecided_failed_stale_or_flagged_drafts_in_the_order_of_enrolment() {
        writer.failing("eve", 2, WriterException.permanent("no words"));
        SequenceId id = reviewed(List.of("ann", "bob", "eve", "kim"), HELLO, PROOF);
        approveAll(id, "ann");
        approveAll(id, "kim");
        edit(world.draft(id, "bob", 2), "Hello Someone,\n\nwords");
        moved("kim");
        assertThat(queue(id, QueueFilter.ALL)).containsExactly("ann", "bob", "eve", "kim");
        assertThat(queue(id, QueueFilter.UNDECIDED)).containsExactly("bob", "eve");
        assertThat(queue(id, QueueFilter.FAILED)).containsExactly("eve");
        assertThat(queue(id, QueueFilter.STALE)).containsExactly("kim");
        assertThat(queue(id, QueueFilter.WITH_WARNINGS)).containsExactly("bob");
    }

    @Test
    void the_queue_of_one_step_looks_at_that_step_only() {
        SequenceId id = reviewed(List.of("ann", "bob"), HELLO, PROOF);
        Draft first = world.draft(id, "ann", 1);
        world.acme.reviews().approve(first.id(), first.version());
        edit(world.draft(id, "ann", 2), "Hello Someone,\n\nwords");
        assertThat(byStep(id, 1, QueueFilter.UNDECIDED)).containsExactly("bob");
        assertThat(byStep(id, 2, QueueFilter.UNDECIDED)).containsExactly("ann", "bob");
        assertThat(byStep(id, 1, QueueFilter.WITH_WARNINGS)).isEmpty();
        assertThat(byStep(id, 2, QueueFilter.WITH_WARNINGS)).containsExactly("ann");
        refused(ErrorCode.NOT_FOUND, () -> byStep(id, 3, QueueFilter.ALL));
    }

    @Test
    void a_changed_goal_tone_or_instruction_makes_drafts_stale_and_approved_ones_stay_approved() {
        SequenceId id = reviewed(List.of("ann"), HELLO, PROOF);
        approveAll(id, "ann");
        assertThat(stale(id)).containsExactly(false, false);
        change(id, s -> s.withRecipe(s.recipe().withGoal("Start a reply")));
        assertThat(stale(id)).containsExactly(true, true);
        assertThat(world.queue(id).get(0).count(DraftStatus.APPROVED)).isEqualTo(2);
        change(id, s -> s.withRecipe(s.recipe().withGoal("Book a call")));
        assertThat(stale(id)).containsExactly(false, false);
        change(id, s -> s.withRecipe(s.recipe().withTone(Tone.DIRECT)));
        assertThat(stale(id)).containsExactly(true, true);
        change(
                id,
                s -> s.withRecipe(s.recipe()
                        .withTone(Tone.WARM)
                        .with(2, s.recipe().step(2).withInstructions("Mention the trial"))));
        assertThat(stale(id)).containsExactly(false, true);
        change(id, s -> s.withName("Other name"));
        assertThat(stale(id)).containsExactly(false, true);
    }

    @Test
    void a_changed_contact_makes_its_drafts_stale_until_they_are_written_again_or_edited() {
        SequenceId id = reviewed(List.of("ann"), HELLO, PROOF);
        moved("ann");
        assertThat(stale(id)).containsExactly(true, true);
        Draft first = world.draft(id, "ann", 1);
        world.acme.drafting().regenerate(first.id(), first.version(), false);
        world.engine.generator().drain();
        assertThat(stale(id)).containsExactly(false, true);
        edit(world.draft(id, "ann", 2), "Words");
        assertThat(stale(id)).containsExactly(false, false);
    }

    @Test
    void a_preview_of_a_mail_shows_what_is_sent_but_for_the_link() {
        SequenceId id = reviewed(List.of("ann"), HELLO, PROOF);
        approveAll(id, "ann");
        MessagePreview first = preview(id, 1);
        MessagePreview second = preview(id, 2);
        assertThat(first.to()).contains("ann@people.example");
        assertThat(first.from()).contains("Tyler at Acme <tyler@mail.acme.example>");
        world.launch(id, LaunchOptions.now());
        world.tick();
        world.at("2025-03-06T14:00:00Z");
        assertThat(world.mails.messages()).hasSize(2);
        for (int i = 0; i < 2; i++) {
            MessagePreview shown = i == 0 ? first : second;
            var sent = world.mails.messages().get(i);
            assertThat(shown.subject()).contains(sent.subject());
            assertThat(withoutLink(shown.text()))
                    .isEqualTo(withoutLink(sent.body().text()));
            assertThat(withoutLink(shown.html().orElseThrow()))
                    .isEqualTo(withoutLink(sent.body().html()));
        }
    }

    @Test
    void the_subject_of_a_second_mail_follows_the_edited_subject_of_the_first() {
        SequenceId id = reviewed(List.of("ann"), HELLO, PROOF);
        Draft first = world.draft(id, "ann", 1);
        world.acme.reviews().edit(first.id(), first.version(), new DraftContent.Email("New subject", "Words", false));
        assertThat(preview(id, 2).subject()).contains("New subject");
        Draft edited = world.draft(id, "ann", 1);
        world.acme.reviews().skip(edited.id(), edited.version());
        Draft second = world.draft(id, "ann", 2);
        world.acme.reviews().edit(second.id(), second.version(), new DraftContent.Email("Own", "Words", true));
        assertThat(preview(id, 2).subject()).contains("Own");
    }

    @Test
    void a_preview_of_a_text_shows_the_opt_out_notice_on_the_first_one_only_and_how_many_messages_it_is() {
        SequenceId id = reviewed(List.of("ann"), TEXT, Step.sms(4, "Again"));
        Draft first = world.draft(id, "ann", 1);
        world.acme.reviews().edit(first.id(), first.version(), new DraftContent.Sms("a".repeat(150)));
        MessagePreview shown = preview(id, 1);
        assertThat(shown.text()).isEqualTo("a".repeat(150) + " Reply STOP to opt out.");
        assertThat(shown.length().orElseThrow().segments()).isEqualTo(2);
        assertThat(shown.to()).contains("+12125550100");
        assertThat(shown.from()).contains("+12125550001");
        assertThat(preview(id, 2).text()).doesNotContain("STOP");
    }

    @Test
    void a_first_message_that_speaks_of_an_earlier_one_is_flagged_also_when_the_earlier_step_is_skipped() {
        SequenceId id = reviewed(List.of("ann"), HELLO, PROOF);
        Draft second = edit(world.draft(id, "ann", 2), "Did you see my last email?");
        assertThat(world.acme.reviews().look(second.id()).warnings()).isEmpty();
        Draft first = world.draft(id, "ann", 1);
        world.acme.reviews().skip(first.id(), first.version());
        assertThat(world.acme.reviews().look(second.id()).warnings())
                .extracting(Warning::kind)
                .containsExactly(Warning.Kind.REFERS_TO_EARLIER);
    }

    @Test
    void a_link_named_in_the_instructions_is_not_flagged() {
        Step booking = HELLO.withInstructions("Offer https://calendly.example/tyler for a time.");
        SequenceId id = reviewed(List.of("ann"), booking);
        Draft draft = edit(world.draft(id, "ann", 1), "See https://calendly.example/tyler or https://acme.example");
        assertThat(world.acme.reviews().look(draft.id()).warnings()).isEmpty();
        Draft other = edit(draft, "See https://other.example");
        assertThat(world.acme.reviews().look(other.id()).warnings())
                .extracting(Warning::kind)
                .containsExactly(Warning.Kind.FOREIGN_LINK);
    }

    private SequenceId reviewed(List<String> contacts, Step... steps) {
        contacts.forEach(world.people::add);
        return world.reviewed(contacts, steps);
    }

    private void approveAll(SequenceId id, String contact) {
        for (Draft draft : entry(id, contact).drafts()) {
            world.acme.reviews().approve(draft.id(), draft.version());
        }
    }

    private QueueEntry entry(SequenceId id, String contact) {
        return world.queue(id).stream()
                .filter(e -> e.enrollment().contact().value().equals(contact))
                .findFirst()
                .orElseThrow();
    }

    /** The contact has another employer now. */
    private void moved(String contact) {
        Contact c = world.people.find(World.ACME, new ContactId(contact)).orElseThrow();
        Profile elsewhere = new Profile("Elsewhere", c.profile().title(), Map.of());
        world.people.put(new Contact(c.id(), c.name(), c.email(), c.phone(), c.zone(), elsewhere, c.consent()));
    }

    private void change(SequenceId id, UnaryOperator<Sequence> change) {
        world.acme.compose().change(id, world.sequence(id).version(), change);
    }

    private List<Boolean> stale(SequenceId id) {
        return world.queue(id).get(0).reviewed().stream().map(r -> r.stale()).toList();
    }

    private MessagePreview preview(SequenceId id, int position) {
        return world.acme.reviews().preview(world.draft(id, "ann", position).id());
    }

    private List<String> queue(SequenceId id, QueueFilter filter) {
        return contacts(page -> world.acme.reviews().queue(id, filter, page));
    }

    private List<String> byStep(SequenceId id, int position, QueueFilter filter) {
        return contacts(page -> world.acme.reviews().byStep(id, position, filter, page));
    }

    /** Page by page of two. */
    private static List<String> contacts(Function<PageRequest, Page<QueueEntry>> pages) {
        List<String> contacts = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.first(2));
        while (next.isPresent()) {
            Page<QueueEntry> page = pages.apply(next.get());
            page.items().forEach(e -> contacts.add(e.enrollment().contact().value()));
            next = page.next().map(cursor -> PageRequest.after(2, cursor));
        }
        return contacts;
    }

    private Draft edit(Draft draft, String body) {
        return world.acme.reviews().edit(draft.id(), draft.version(), new DraftContent.Email("By hand", body, true));
    }

    private static String withoutLink(String text) {
        return text.replaceAll("https://crm\\.example/u/[^\\s\"<]+", "LINK");
    }
}

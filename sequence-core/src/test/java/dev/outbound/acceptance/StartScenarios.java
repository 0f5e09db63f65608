package dev.outbound.acceptance;

import static dev.outbound.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.activity.ActivityType;
import dev.outbound.address.EmailAddress;
import dev.outbound.contact.ContactId;
import dev.outbound.draft.Draft;
import dev.outbound.error.ErrorCode;
import dev.outbound.fixture.World;
import dev.outbound.onecall.StartRequest;
import dev.outbound.onecall.Started;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import dev.outbound.template.StockTemplates;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.SendingDomain;
import dev.outbound.workspace.WorkspaceSettings;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sequence for one contact in one call. Every storage behaves the same. */
public abstract class StartScenarios {

    private static final Recipe FAST_FOLLOW = StockTemplates.INBOUND_FAST_FOLLOW.recipe();

    private World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        world.people.add("ann");
        world.people.add("bob");
    }

    @Test
    void one_call_composes_enrols_and_has_the_drafts_written_for_a_person_to_review() {
        Started started = world.acme.starts().start(request("form-1"));
        assertThat(started.isNew()).isTrue();
        world.engine.tick();
        drain();
        assertThat(status(started)).isEqualTo(SequenceStatus.IN_REVIEW);
        assertThat(world.queue(started.sequence()).get(0).drafts()).hasSize(5);
        assertThat(world.mails.messages()).isEmpty();
    }

    @Test
    void the_same_key_twice_is_one_enrollment() {
        Started first = world.acme.starts().start(request("form-1").approvedByItself());
        Started again = world.acme.starts().start(request("form-1").approvedByItself());
        assertThat(again.isNew()).isFalse();
        assertThat(again.sequence()).isEqualTo(first.sequence());
        assertThat(again.enrollment()).isEqualTo(first.enrollment());
        drain();
        assertThat(world.acme.compose().page(PageRequest.first(10)).items()).hasSize(1);
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void a_key_used_for_another_contact_is_a_conflict() {
        world.acme.starts().start(request("form-1"));
        refused(
                ErrorCode.CONFLICT,
                () -> world.acme
                        .starts()
                        .start(StartRequest.of("form-1", "Follow-up", FAST_FOLLOW, new ContactId("bob"))));
    }

    @Test
    void approved_by_itself_it_runs_as_soon_as_it_is_written_in_the_name_of_the_caller() {
        Started started = world.acme.starts().start(request("form-1").approvedByItself());
        drain();
        assertThat(status(started)).isEqualTo(SequenceStatus.RUNNING);
        Draft first = world.acme.reviews().draft(started.enrollment(), 1);
        assertThat(first.decision().orElseThrow().by()).isEqualTo(Actor.user("tyler"));
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void what_may_not_go_by_itself_is_left_to_a_person_with_the_reason() {
        WorkspaceSettings acme = World.settings();
        world = new World(
                emptyStorage(),
                builder -> builder.workspace(new WorkspaceSettings(
                        acme.id(),
                        acme.zone(),
                        new SendingDomain("mail.acme.example", false),
                        acme.identity(),
                        acme.numbers(),
                        acme.blackoutDates())));
        world.people.add("ann");
        Started started = world.acme.starts().start(request("form-1").approvedByItself());
        drain();
        assertThat(status(started)).isEqualTo(SequenceStatus.IN_REVIEW);
        List<Activity> left =
                world.acme.activity(ActivityLog.Filter.of(started.sequence()), PageRequest.first(100)).items().stream()
                        .filter(a -> a.type() == ActivityType.SEQUENCE_NOT_LAUNCHED)
                        .toList();
        assertThat(left).hasSize(1);
        assertThat(left.get(0).data().get("reason")).startsWith("SENDING_DOMAIN_UNVERIFIED");
    }

    @Test
    void a_contact_the_CRM_does_not_know_or_who_opted_out_starts_nothing_and_the_key_stays_free() {
        refused(
                ErrorCode.NOT_FOUND,
                () -> world.acme
                        .starts()
                        .start(StartRequest.of("form-2", "Follow-up", FAST_FOLLOW, new ContactId("nobody"))));
        world.acme.suppressions().addManual("ann@people.example", "");
        world.acme.suppressions().addManual("+12125550100", "");
        refused(ErrorCode.NO_RECIPIENTS, () -> world.acme.starts().start(request("form-1")));
        assertThat(world.acme.compose().page(PageRequest.first(10)).items()).isEmpty();
        world.acme.suppressions().remove(EmailAddress.of("ann@people.example").key(), "asked");
        assertThat(world.acme.starts().start(request("form-1")).isNew()).isTrue();
    }

    @Test
    void a_recipe_that_is_not_complete_is_refused() {
        refused(
                ErrorCode.GOAL_REQUIRED,
                () -> world.acme
                        .starts()
                        .start(StartRequest.of("form-1", "Follow-up", Recipe.EMPTY, new ContactId("ann"))));
    }

    private void drain() {
        while (world.engine.tick()) {
            assertThat(world.clock).isNotNull();
        }
    }

    private SequenceStatus status(Started started) {
        SequenceId id = started.sequence();
        return world.sequence(id).status();
    }

    private static StartRequest request(String key) {
        return StartRequest.of(key, "Follow-up", FAST_FOLLOW, new ContactId("ann"))
                .withNotes("Wants a demo for 20 people.");
    }
}

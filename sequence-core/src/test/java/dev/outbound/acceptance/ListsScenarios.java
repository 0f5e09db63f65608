package dev.outbound.acceptance;

import static dev.outbound.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.Workspace;
import dev.outbound.compose.Lists.AddReport;
import dev.outbound.contact.ContactId;
import dev.outbound.error.ErrorCode;
import dev.outbound.fixture.World;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.list.ContactList;
import dev.outbound.list.ContactListId;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of contacts, as the product describes them. Every storage behaves the same. */
public abstract class ListsScenarios {

    protected World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
    }

    @Test
    void of_3_added_to_a_list_of_50_the_1_that_is_a_member_stays_and_there_are_52() {
        ContactList list = listOf("Q3 founders", people("p", 50));
        assertThat(index(false)).containsExactly(list);
        assertThat(list.memberCount()).isEqualTo(50);

        people("new", 2);
        assertThat(world.acme.lists().add(list.id(), ids("new001", "p001", "new002")))
                .isEqualTo(new AddReport(2, 1, 0));
        assertThat(index(false)).extracting(ContactList::memberCount).containsExactly(52);
    }

    @Test
    void whom_the_crm_does_not_know_is_reported_and_not_added() {
        world.people.add("ann");
        ContactList list = listOf("Q3", List.of());
        assertThat(world.acme.lists().add(list.id(), ids("ann", "nobody"))).isEqualTo(new AddReport(1, 0, 1));
        assertThat(members(list.id())).extracting(ContactId::value).containsExactly("ann");
    }

    @Test
    void a_filter_that_shows_120_people_adds_120_who_stay_when_the_crm_changes() {
        people("p", 120);
        ContactList list = listOf("Q3", List.of());
        assertThat(world.acme.lists().addFromView(list.id(), "Ann")).isEqualTo(new AddReport(120, 0, 0));
        assertThat(world.acme.lists().addFromView(list.id(), "nobody has this name"))
                .isEqualTo(new AddReport(0, 0, 0));

        world.people.add("p121");
        world.people.remove(new ContactId("p001"));
        assertThat(world.acme.lists().get(list.id()).memberCount()).isEqualTo(120);
        assertThat(members(list.id())).contains(new ContactId("p001")).doesNotContain(new ContactId("p121"));
    }

    @Test
    void a_filter_that_shows_more_than_a_page_of_1000_adds_all() {
        people("p", 1_001);
        ContactList list = listOf("Q3", List.of());
        assertThat(world.acme.lists().addFromView(list.id(), "Ann")).isEqualTo(new AddReport(1_001, 0, 0));
        assertThat(world.acme.lists().addFromView(list.id(), "Ann")).isEqualTo(new AddReport(0, 1_001, 0));
    }

    @Test
    void an_archived_list_is_hidden_takes_nobody_and_cannot_start_a_sequence_while_its_running_one_goes_on() {
        ContactList list = listOf("Q3", people("p", 2));
        SequenceId id = launchedFor(list);

        world.acme.lists().archive(list.id());
        assertThat(index(false)).isEmpty();
        assertThat(index(true)).extracting(ContactList::archived).containsExactly(true);
        refused(ErrorCode.LIST_ARCHIVED, () -> world.acme.compose().forList("again", list.id()));
        refused(ErrorCode.LIST_ARCHIVED, () -> world.acme.lists().add(list.id(), ids("p001")));
        refused(ErrorCode.LIST_ARCHIVED, () -> world.acme.lists().addFromView(list.id(), "Ann"));

        world.tick();
        assertThat(world.mails.messages()).hasSize(2);
        world.acme.lists().unarchive(list.id());
        assertThat(index(false)).extracting(ContactList::memberCount).containsExactly(2);
        assertThat(world.sequence(id).recipients())
                .isEqualTo(new Recipients.OfList(list.id().value()));
    }

    @Test
    void a_member_removed_after_drafts_were_generated_stays_in_the_sequence() {
        ContactList list = listOf("Q3", people("p", 3));
        SequenceId id = generatedFor(list);
        assertThat(world.acme.lists().remove(list.id(), ids("p002", "nobody"))).isEqualTo(1);
        assertThat(members(list.id())).extracting(ContactId::value).containsExactly("p001", "p003");
        assertThat(world.queue(id))
                .extracting(entry -> entry.enrollment().contact().value())
                .containsExactly("p001", "p002", "p003");
    }

    @Test
    void a_list_of_another_workspace_is_not_found() {
        ContactListId id = listOf("Q3", people("p", 1)).id();
        Workspace other = world.engine.workspace(new WorkspaceId("globex"), Actor.user("eve"));
        refused(ErrorCode.NOT_FOUND, () -> other.lists().get(id));
        refused(ErrorCode.NOT_FOUND, () -> other.lists().add(id, ids("p001")));
        refused(ErrorCode.NOT_FOUND, () -> other.compose().forList("theirs", id));
        assertThat(other.lists().page(true, PageRequest.first(10)).items()).isEmpty();
        assertThat(members(id)).hasSize(1);
    }

    @Test
    void a_name_is_taken_whatever_the_case_until_its_list_is_archived() {
        ContactList first = listOf("Q3 Founders", List.of());
        refused(ErrorCode.NAME_TAKEN, () -> world.acme.lists().create("q3 founders"));
        ContactList second = listOf("Q4", List.of());
        refused(ErrorCode.NAME_TAKEN, () -> world.acme.lists().rename(second.id(), "Q3 FOUNDERS"));

        world.acme.lists().archive(first.id());
        assertThat(world.acme.lists().rename(second.id(), "Q3 founders").name()).isEqualTo("Q3 founders");
        refused(ErrorCode.NAME_TAKEN, () -> world.acme.lists().unarchive(first.id()));
    }

    private ContactList listOf(String name, List<ContactId> members) {
        ContactListId id = world.acme.lists().create(name).id();
        if (!members.isEmpty()) {
            world.acme.lists().add(id, members);
        }
        return world.acme.lists().get(id);
    }

    private List<ContactId> people(String prefix, int count) {
        List<ContactId> added = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            added.add(world.people.add(prefix + "%03d".formatted(i)).id());
        }
        return added;
    }

    private SequenceId generatedFor(ContactList list) {
        Recipe recipe = Recipe.EMPTY.withGoal("Book a call").withSteps(List.of(Step.email(0, "Intro")));
        SequenceId id = world.acme
                .compose()
                .fromRecipe("Q3", recipe, new Recipients.OfList(list.id().value()))
                .id();
        world.acme.drafting().generate(id);
        world.engine.generator().drain();
        return id;
    }

    private SequenceId launchedFor(ContactList list) {
        SequenceId id = generatedFor(list);
        world.approveAll(id);
        world.launch(id, LaunchOptions.now());
        return id;
    }

    private List<ContactList> index(boolean archivedToo) {
        return world.acme.lists().page(archivedToo, PageRequest.first(10)).items();
    }

    private List<ContactId> members(ContactListId id) {
        return world.acme.lists().members(id, PageRequest.first(1_000)).items();
    }

    private static List<ContactId> ids(String... values) {
        return Arrays.stream(values).map(ContactId::new).toList();
    }
}

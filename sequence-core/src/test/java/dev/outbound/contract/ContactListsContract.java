package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.aList;
import static dev.outbound.contract.Samples.contact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.contact.ContactId;
import dev.outbound.error.StaleWriteException;
import dev.outbound.list.ContactList;
import dev.outbound.list.ContactListId;
import dev.outbound.list.ContactLists;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link ContactLists} does. */
public abstract class ContactListsContract extends StorageContract {

    private static final PageRequest PAGE = PageRequest.first(10);

    private ContactLists lists;

    @BeforeEach
    void lists() {
        lists = storage.lists();
    }

    @Test
    void a_new_list_is_stored_at_version_1_without_members_whatever_it_carries() {
        ContactList list = new ContactList(new ContactListId(Samples.id()), "Kunden 🚀 'Süd'", 9, false, NOW, 42);
        assertThat(lists.add(HERE, list)).isTrue();
        assertThat(lists.find(HERE, list.id()))
                .contains(new ContactList(list.id(), "Kunden 🚀 'Süd'", 0, false, NOW, 1));
    }

    @Test
    void a_name_is_taken_whatever_the_case() {
        ContactList first = stored(HERE, "Ärzte North");
        for (String taken : List.of("Ärzte North", "ÄRZTE NORTH", "ärzte north")) {
            ContactList second = aList(taken);
            assertThat(lists.add(HERE, second)).isFalse();
            assertThat(lists.find(HERE, second.id())).isEmpty();
        }
        assertThat(lists.find(HERE, first.id())).contains(first);
    }

    @Test
    void a_name_of_an_archived_list_or_of_another_workspace_is_free() {
        ContactList old = stored(HERE, "Clients");
        assertThat(lists.save(HERE, old.withArchived(true))).isTrue();
        assertThat(lists.add(HERE, aList("clients"))).isTrue();
        assertThat(lists.add(THERE, aList("Clients"))).isTrue();
    }

    @Test
    void a_list_cannot_take_the_name_of_another_nor_come_back_to_one_that_is_taken() {
        ContactList old = stored(HERE, "Clients");
        assertThat(lists.save(HERE, old.withArchived(true))).isTrue();
        ContactList archived = lists.find(HERE, old.id()).orElseThrow();
        stored(HERE, "CLIENTS");
        ContactList other = stored(HERE, "Other");
        assertThat(lists.save(HERE, other.withName("clients"))).isFalse();
        assertThat(lists.save(HERE, archived.withArchived(false))).isFalse();
        assertThat(lists.find(HERE, other.id())).contains(other);
        assertThat(lists.find(HERE, old.id())).contains(archived);
        assertThat(lists.save(HERE, archived.withArchived(false).withName("Old clients")))
                .isTrue();
    }

    @Test
    void an_archived_list_may_have_the_name_of_a_live_one() {
        stored(HERE, "Clients");
        ContactList other = stored(HERE, "Other");
        assertThat(lists.save(HERE, other.withName("CLIENTS").withArchived(true)))
                .isTrue();
        assertThat(lists.find(HERE, other.id()).orElseThrow().name()).isEqualTo("CLIENTS");
    }

    @Test
    void a_list_may_keep_its_name_or_change_its_case() {
        ContactList list = stored(HERE, "Clients");
        assertThat(lists.save(HERE, list)).isTrue();
        ContactList again = lists.find(HERE, list.id()).orElseThrow();
        assertThat(lists.save(HERE, again.withName("CLIENTS"))).isTrue();
        assertThat(lists.find(HERE, list.id()).orElseThrow().name()).isEqualTo("CLIENTS");
    }

    @Test
    void of_several_who_add_one_name_at_once_exactly_one_does() {
        List<Callable<Boolean>> works = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            works.add(() -> lists.add(HERE, aList("Clients")));
        }
        assertThat(Threads.atOnce(works)).containsOnlyOnce(true);
        assertThat(lists.page(HERE, true, PAGE).items()).hasSize(1);
    }

    @Test
    void saving_stores_name_and_archived_only_and_raises_the_version_by_one() {
        ContactList list = stored(HERE, "Clients");
        lists.addMembers(HERE, list.id(), List.of(contact("ann")));
        ContactList changed = new ContactList(list.id(), "Friends", 77, true, NOW.plusSeconds(9), 1);
        assertThat(lists.save(HERE, changed)).isTrue();
        assertThat(lists.find(HERE, list.id())).contains(new ContactList(list.id(), "Friends", 1, true, NOW, 2));
    }

    @Test
    void saving_another_version_than_the_stored_one_is_refused_and_changes_nothing() {
        ContactList list = stored(HERE, "Clients");
        ContactList stale = new ContactList(list.id(), "Late", 0, false, NOW, 2);
        assertThatThrownBy(() -> lists.save(HERE, stale)).isInstanceOf(StaleWriteException.class);
        assertThatThrownBy(() -> lists.save(HERE, aList("Unknown"))).isInstanceOf(StaleWriteException.class);
        assertThat(lists.find(HERE, list.id())).contains(list);
    }

    @Test
    void members_do_not_change_the_version() {
        ContactList list = stored(HERE, "Clients");
        lists.addMembers(HERE, list.id(), List.of(contact("ann")));
        assertThat(lists.find(HERE, list.id()).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void lists_are_paged_by_name_whatever_the_case_each_once() {
        for (String name : List.of("delta", "Alpha", "charlie", "Bravo", "echo")) {
            stored(HERE, name);
        }
        stored(THERE, "aaa");
        assertThat(allByTwos(page -> lists.page(HERE, false, page).map(ContactList::name)))
                .containsExactly("Alpha", "Bravo", "charlie", "delta", "echo");
    }

    @Test
    void archived_lists_are_paged_only_if_asked_for_even_with_one_name_several_times() {
        for (int i = 0; i < 3; i++) {
            ContactList old = stored(HERE, "Clients");
            assertThat(lists.save(HERE, old.withArchived(true))).isTrue();
        }
        ContactList live = stored(HERE, "Clients");
        assertThat(allByTwos(page -> lists.page(HERE, false, page))).containsExactly(live);
        assertThat(allByTwos(page -> lists.page(HERE, true, page).map(ContactList::id)))
                .hasSize(4)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_page_has_the_member_counts() {
        ContactList list = stored(HERE, "Clients");
        lists.addMembers(HERE, list.id(), List.of(contact("ann"), contact("bob")));
        assertThat(lists.page(HERE, false, PAGE).items())
                .extracting(ContactList::memberCount)
                .containsExactly(2);
    }

    @Test
    void adding_members_adds_those_that_are_not_members_yet() {
        ContactList list = stored(HERE, "Clients");
        assertThat(lists.addMembers(HERE, list.id(), List.of(contact("ann"), contact("bob"), contact("ann"))))
                .isEqualTo(Set.of(contact("ann"), contact("bob")));
        assertThat(lists.addMembers(HERE, list.id(), List.of(contact("bob"), contact("Eve 🚀"))))
                .isEqualTo(Set.of(contact("Eve 🚀")));
        assertThat(lists.addMembers(HERE, list.id(), List.of())).isEmpty();
        assertThat(count(list)).isEqualTo(3);
    }

    @Test
    void removing_members_removes_those_that_are_members() {
        ContactList list = stored(HERE, "Clients");
        lists.addMembers(HERE, list.id(), List.of(contact("ann"), contact("bob")));
        assertThat(lists.removeMembers(HERE, list.id(), List.of(contact("bob"), contact("eve"), contact("bob"))))
                .isEqualTo(Set.of(contact("bob")));
        assertThat(lists.removeMembers(HERE, list.id(), List.of(contact("bob"))))
                .isEmpty();
        assertThat(count(list)).isEqualTo(1);
        assertThat(lists.members(HERE, list.id(), PAGE).items()).containsExactly(contact("ann"));
    }

    @Test
    void several_who_add_the_same_members_at_once_count_each_once() {
        ContactList list = stored(HERE, "Clients");
        List<ContactId> some =
                IntStream.range(0, 50).mapToObj(i -> contact("c" + i)).toList();
        List<Callable<Set<ContactId>>> works = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            works.add(() -> lists.addMembers(HERE, list.id(), some));
        }
        assertThat(Threads.atOnce(works).stream().flatMap(Set::stream)).containsExactlyInAnyOrderElementsOf(some);
        assertThat(count(list)).isEqualTo(50);
    }

    @Test
    void members_are_paged_in_the_order_of_their_ids_each_once() {
        ContactList list = stored(HERE, "Clients");
        for (String name : List.of("d", "B", "a", "10", "9", "c-1", "c_1")) {
            lists.addMembers(HERE, list.id(), List.of(contact(name)));
        }
        assertThat(allByTwos(page -> lists.members(HERE, list.id(), page).map(ContactId::value)))
                .containsExactly("10", "9", "B", "a", "c-1", "c_1", "d");
    }

    @Test
    void a_page_of_members_goes_on_even_where_the_last_one_was_removed() {
        ContactList list = stored(HERE, "Clients");
        lists.addMembers(HERE, list.id(), List.of(contact("a"), contact("b"), contact("c")));
        Page<ContactId> first = lists.members(HERE, list.id(), PageRequest.first(2));
        lists.removeMembers(HERE, list.id(), List.of(contact("b")));
        assertThat(lists.members(
                        HERE, list.id(), PageRequest.after(2, first.next().orElseThrow())))
                .isEqualTo(new Page<>(List.of(contact("c")), Optional.empty()));
    }

    @Test
    void a_list_that_does_not_exist_gets_no_members() {
        ContactListId unknown = new ContactListId(Samples.id());
        assertThat(lists.addMembers(HERE, unknown, List.of(contact("ann")))).isEmpty();
        assertThat(lists.removeMembers(HERE, unknown, List.of(contact("ann")))).isEmpty();
        assertThat(lists.members(HERE, unknown, PAGE).items()).isEmpty();
    }

    @Test
    void what_belongs_to_another_workspace_is_not_found_and_not_changed() {
        ContactList list = stored(THERE, "Clients");
        lists.addMembers(THERE, list.id(), List.of(contact("ann")));
        assertThat(lists.find(HERE, list.id())).isEmpty();
        assertThat(lists.page(HERE, true, PAGE).items()).isEmpty();
        assertThat(lists.addMembers(HERE, list.id(), List.of(contact("bob")))).isEmpty();
        assertThat(lists.removeMembers(HERE, list.id(), List.of(contact("ann"))))
                .isEmpty();
        assertThat(lists.members(HERE, list.id(), PAGE).items()).isEmpty();
        assertThatThrownBy(() -> lists.save(HERE, list.withName("stolen"))).isInstanceOf(StaleWriteException.class);
        assertThat(lists.members(THERE, list.id(), PAGE).items()).containsExactly(contact("ann"));
        assertThat(lists.find(THERE, list.id()).orElseThrow().name()).isEqualTo("Clients");
    }

    private ContactList stored(WorkspaceId workspace, String name) {
        ContactList list = aList(name);
        assertThat(lists.add(workspace, list)).isTrue();
        return lists.find(workspace, list.id()).orElseThrow();
    }

    private int count(ContactList list) {
        return lists.find(HERE, list.id()).orElseThrow().memberCount();
    }
}

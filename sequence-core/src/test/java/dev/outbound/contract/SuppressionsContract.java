package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.TEXT;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.aSuppression;
import static dev.outbound.contract.Samples.email;
import static dev.outbound.contract.Samples.phone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.AddressKey;
import dev.outbound.store.PageRequest;
import dev.outbound.suppression.Suppression;
import dev.outbound.suppression.Suppressions;
import dev.outbound.workspace.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every implementation of {@link Suppressions} does. */
public abstract class SuppressionsContract extends StorageContract {

    private static final PageRequest PAGE = PageRequest.first(10);

    private Suppressions suppressions;

    @BeforeEach
    void suppressions() {
        suppressions = storage.suppressions();
    }

    @Test
    void a_suppression_with_everything_set_comes_back_the_same() {
        Suppression suppression =
                new Suppression(phone(34), Suppression.Source.SMS_STOP, TEXT, NOW, Actor.user("Zoé 🚀 O'Neil"));
        assertThat(suppressions.add(HERE, suppression)).isTrue();
        assertThat(suppressions.find(HERE, phone(34))).contains(suppression);
    }

    @ParameterizedTest
    @EnumSource(Suppression.Source.class)
    void every_source_can_be_stored(Suppression.Source source) {
        Suppression suppression = new Suppression(email("ann"), source, "", NOW, Actor.SYSTEM);
        assertThat(suppressions.add(HERE, suppression)).isTrue();
        assertThat(suppressions.find(HERE, email("ann"))).contains(suppression);
    }

    @ParameterizedTest
    @EnumSource(Actor.Kind.class)
    void every_kind_of_actor_can_be_stored(Actor.Kind kind) {
        Suppression suppression =
                new Suppression(email("ann"), Suppression.Source.MANUAL, "", NOW, new Actor(kind, "x"));
        assertThat(suppressions.add(HERE, suppression)).isTrue();
        assertThat(suppressions.find(HERE, email("ann"))).contains(suppression);
    }

    @Test
    void adding_again_is_false_and_keeps_the_first() {
        Suppression first = added(email("ann"), 0);
        assertThat(suppressions.add(
                        HERE,
                        new Suppression(
                                email("ann"), Suppression.Source.COMPLAINT, "x", NOW.plusSeconds(1), Actor.CONTACT)))
                .isFalse();
        assertThat(suppressions.find(HERE, email("ann"))).contains(first);
    }

    @Test
    void of_several_who_add_one_address_at_once_exactly_one_does() {
        List<Callable<Boolean>> works = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            works.add(() -> suppressions.add(HERE, aSuppression(email("ann"), NOW)));
        }
        assertThat(Threads.atOnce(works)).containsOnlyOnce(true);
    }

    @Test
    void a_removed_one_is_gone_and_can_be_added_again() {
        added(email("ann"), 0);
        assertThat(suppressions.remove(HERE, email("ann"))).isTrue();
        assertThat(suppressions.remove(HERE, email("ann"))).isFalse();
        assertThat(suppressions.find(HERE, email("ann"))).isEmpty();
        assertThat(suppressions.suppressed(HERE, List.of(email("ann")))).isEmpty();
        assertThat(suppressions.lock(HERE, List.of(email("ann")))).isEmpty();
        added(email("ann"), 1);
        assertThat(suppressions.lock(HERE, List.of(email("ann")))).containsExactly(email("ann"));
    }

    @Test
    void removing_what_was_only_locked_is_false() {
        assertThat(suppressions.lock(HERE, List.of(email("ann")))).isEmpty();
        assertThat(suppressions.remove(HERE, email("ann"))).isFalse();
        assertThat(suppressions.page(HERE, Optional.empty(), PAGE).items()).isEmpty();
    }

    @Test
    void of_addresses_asked_for_those_suppressed_are_given_locked_or_not() {
        added(email("ann"), 0);
        added(phone(1), 0);
        added(email("other"), 0);
        List<AddressKey> asked = List.of(phone(1), email("bob"), email("ann"), phone(2), email("ann"));
        assertThat(suppressions.suppressed(HERE, asked)).isEqualTo(Set.of(email("ann"), phone(1)));
        assertThat(suppressions.lock(HERE, asked)).isEqualTo(Set.of(email("ann"), phone(1)));
        assertThat(suppressions.suppressed(HERE, List.of())).isEmpty();
        assertThat(suppressions.lock(HERE, List.of())).isEmpty();
    }

    @Test
    void a_send_that_comes_after_a_suppression_waits_for_it_and_sees_it() {
        Set<AddressKey> seen = Threads.secondAfter(
                storage.transactions(),
                () -> added(email("ann"), 0),
                () -> suppressions.lock(HERE, List.of(email("bob"), email("ann"))));
        assertThat(seen).containsExactly(email("ann"));
    }

    @Test
    void a_send_that_comes_after_a_release_waits_for_it_and_sees_it() {
        added(email("ann"), 0);
        Set<AddressKey> seen = Threads.secondAfter(
                storage.transactions(),
                () -> assertThat(suppressions.remove(HERE, email("ann"))).isTrue(),
                () -> suppressions.lock(HERE, List.of(email("ann"))));
        assertThat(seen).isEmpty();
    }

    @Test
    void nobody_suppresses_an_address_that_is_locked_until_the_transaction_ends() {
        Boolean added = Threads.secondAfter(
                storage.transactions(),
                () -> assertThat(suppressions.lock(HERE, List.of(email("ann")))).isEmpty(),
                () -> suppressions.add(HERE, aSuppression(email("ann"), NOW)));
        assertThat(added).isTrue();
    }

    @Test
    void nobody_releases_an_address_that_is_locked_until_the_transaction_ends() {
        added(email("ann"), 0);
        Boolean removed = Threads.secondAfter(
                storage.transactions(),
                () -> assertThat(suppressions.lock(HERE, List.of(email("ann")))).hasSize(1),
                () -> suppressions.remove(HERE, email("ann")));
        assertThat(removed).isTrue();
    }

    @Test
    void two_who_lock_the_same_in_opposite_orders_both_come_to_an_end() {
        List<AddressKey> one = List.of(email("ann"), phone(1), email("bob"));
        List<AddressKey> other = List.of(email("bob"), phone(1), email("ann"));
        added(phone(1), 0);
        assertThat(Threads.atOnce(List.<Callable<Integer>>of(() -> lockTwentyTimes(one), () -> lockTwentyTimes(other))))
                .containsExactly(20, 20);
    }

    private int lockTwentyTimes(List<AddressKey> addresses) {
        int found = 0;
        for (int i = 0; i < 20; i++) {
            found += storage.transactions()
                    .<Integer>inTransaction(
                            () -> suppressions.lock(HERE, addresses).size());
        }
        return found;
    }

    @Test
    void pages_go_newest_first_through_every_suppression_once() {
        List<Suppression> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            expected.add(0, added(email("c" + (9 - i)), i));
        }
        suppressions.add(THERE, aSuppression(email("there"), NOW));
        assertThat(allByTwos(page -> suppressions.page(HERE, Optional.empty(), page)))
                .isEqualTo(expected);
    }

    @Test
    void suppressions_of_one_instant_are_paged_once_each() {
        List<Suppression> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(added(email("c" + i), 0));
            all.add(added(phone(i), 0));
        }
        assertThat(allByTwos(page -> suppressions.page(HERE, Optional.empty(), page)))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void only_addresses_that_contain_the_text_are_paged_whatever_its_case() {
        Suppression hannah = added(email("hannah"), 0);
        Suppression ann = added(email("ann"), 1);
        added(email("bob"), 2);
        Suppression number = added(phone(134), 3);
        assertThat(allByTwos(page -> suppressions.page(HERE, Optional.of("ann"), page)))
                .containsExactly(ann, hannah);
        assertThat(suppressions.page(HERE, Optional.of("ANN"), PAGE).items()).containsExactly(ann, hannah);
        assertThat(suppressions.page(HERE, Optional.of("+1212"), PAGE).items()).containsExactly(number);
        assertThat(suppressions.page(HERE, Optional.of("nobody"), PAGE).items()).isEmpty();
        assertThat(suppressions.page(HERE, Optional.of(""), PAGE).items()).hasSize(4);
    }

    @Test
    void signs_that_mean_something_in_a_pattern_are_taken_as_they_are() {
        Suppression odd = added(email("a_b%c"), 0);
        added(email("axbxc"), 1);
        for (String text : List.of("_", "%", "a_b", "b%c")) {
            assertThat(suppressions.page(HERE, Optional.of(text), PAGE).items()).containsExactly(odd);
        }
        for (String text : List.of("\\", "'", "!", "[a]", "a%c", "b_c")) {
            assertThat(suppressions.page(HERE, Optional.of(text), PAGE).items()).isEmpty();
        }
    }

    @Test
    void each_workspace_has_its_own_suppressions() {
        Suppression there = aSuppression(email("ann"), NOW);
        assertThat(suppressions.add(THERE, there)).isTrue();
        assertThat(suppressions.find(HERE, email("ann"))).isEmpty();
        assertThat(suppressions.suppressed(HERE, List.of(email("ann")))).isEmpty();
        assertThat(suppressions.lock(HERE, List.of(email("ann")))).isEmpty();
        assertThat(suppressions.page(HERE, Optional.empty(), PAGE).items()).isEmpty();
        assertThat(suppressions.remove(HERE, email("ann"))).isFalse();
        added(email("ann"), 5);
        assertThat(suppressions.find(THERE, email("ann"))).contains(there);
    }

    private Suppression added(AddressKey address, int secondsLater) {
        Suppression suppression = aSuppression(address, NOW.plusSeconds(secondsLater));
        assertThat(suppressions.add(HERE, suppression)).isTrue();
        return suppression;
    }
}

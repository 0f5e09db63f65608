package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.contact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.contact.ContactId;
import dev.outbound.touch.ContactClocks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link ContactClocks} does. */
public abstract class ContactClocksContract extends StorageContract {

    private static final ContactId ANN = contact("ann");
    private static final ContactId BOB = contact("Bob 🚀 O'Neil");

    private ContactClocks clocks;

    @BeforeEach
    void clocks() {
        clocks = storage.clocks();
    }

    @Test
    void a_contact_never_written_to_has_an_empty_clock_however_often_it_is_asked_for() {
        for (int i = 0; i < 2; i++) {
            assertThat(clocks.lock(HERE, List.of(ANN, BOB, ANN)))
                    .isEqualTo(Map.of(ANN, Optional.empty(), BOB, Optional.empty()));
        }
        assertThat(clocks.lock(HERE, List.of())).isEmpty();
    }

    @Test
    void a_clock_that_was_set_comes_back() {
        set(ANN, Optional.of(NOW));
        set(BOB, Optional.of(NOW.plusMillis(1)));
        assertThat(clocks.lock(HERE, List.of(BOB, ANN)))
                .isEqualTo(Map.of(ANN, Optional.of(NOW), BOB, Optional.of(NOW.plusMillis(1))));
    }

    @Test
    void a_clock_can_be_set_back_and_emptied() {
        set(ANN, Optional.of(NOW));
        set(ANN, Optional.of(NOW.minusSeconds(60)));
        assertThat(clocks.lock(HERE, List.of(ANN))).isEqualTo(Map.of(ANN, Optional.of(NOW.minusSeconds(60))));
        set(ANN, Optional.empty());
        assertThat(clocks.lock(HERE, List.of(ANN))).isEqualTo(Map.of(ANN, Optional.empty()));
    }

    @Test
    void each_workspace_has_its_own_clocks() {
        set(ANN, Optional.of(NOW));
        assertThat(clocks.lock(THERE, List.of(ANN))).isEqualTo(Map.of(ANN, Optional.empty()));
        storage.transactions().run(() -> {
            clocks.lock(THERE, List.of(ANN));
            clocks.set(THERE, Map.of(ANN, Optional.of(NOW.plusSeconds(1))));
        });
        assertThat(clocks.lock(HERE, List.of(ANN))).isEqualTo(Map.of(ANN, Optional.of(NOW)));
    }

    @Test
    void whoever_locks_second_sees_what_the_first_set() {
        set(ANN, Optional.of(NOW));
        Map<ContactId, Optional<Instant>> seen = Threads.secondAfter(
                storage.transactions(),
                () -> set(ANN, Optional.of(NOW.plusSeconds(1))),
                () -> clocks.lock(HERE, List.of(ANN)));
        assertThat(seen).isEqualTo(Map.of(ANN, Optional.of(NOW.plusSeconds(1))));
    }

    @Test
    void whoever_locks_a_new_clock_second_sees_what_the_first_set() {
        Map<ContactId, Optional<Instant>> seen = Threads.secondAfter(
                storage.transactions(), () -> set(ANN, Optional.of(NOW)), () -> clocks.lock(HERE, List.of(ANN)));
        assertThat(seen).isEqualTo(Map.of(ANN, Optional.of(NOW)));
    }

    @Test
    void two_who_lock_the_same_in_opposite_orders_both_come_to_an_end() {
        assertThat(Threads.atOnce(List.<Callable<Integer>>of(
                        () -> lockTwentyTimes(List.of(ANN, BOB)), () -> lockTwentyTimes(List.of(BOB, ANN)))))
                .containsExactly(40, 40);
    }

    private int lockTwentyTimes(List<ContactId> contacts) {
        int locked = 0;
        for (int i = 0; i < 20; i++) {
            locked += storage.transactions().<Integer>inTransaction(() -> {
                Map<ContactId, Optional<Instant>> found = clocks.lock(HERE, contacts);
                clocks.set(HERE, found);
                return found.size();
            });
        }
        return locked;
    }

    private void set(ContactId contact, Optional<Instant> last) {
        storage.transactions().run(() -> {
            assertThat(clocks.lock(HERE, List.of(contact))).hasSize(1);
            clocks.set(HERE, Map.of(contact, last));
        });
    }
}

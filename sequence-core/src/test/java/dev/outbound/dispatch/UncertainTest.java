package dev.outbound.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.fixture.World;
import dev.outbound.memory.InMemoryStorage;
import dev.outbound.sequence.Step;
import dev.outbound.storage.ForwardingStorage;
import dev.outbound.storage.Storage;
import dev.outbound.store.Transactions;
import dev.outbound.store.UncertainCommitException;
import dev.outbound.touch.TouchId;
import dev.outbound.touch.TouchStatus;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that is lost in the very moment in which an attempt is committed, and stays away for a while. */
class UncertainTest {

    private final Storage storage = new InMemoryStorage();
    private final LostAtTheFence lost = new LostAtTheFence(storage.transactions());
    private World world;
    private TouchId touch;

    @BeforeEach
    void launch() {
        world = new World(new ForwardingStorage(storage) {
            @Override
            public Transactions transactions() {
                return lost;
            }
        });
        world.people.add("ann");
        touch = world.touch(world.launched(List.of("ann"), Step.email(0, "Hello"), Step.email(3, "Proof")), "ann", 1)
                .id();
    }

    @Test
    void an_attempt_that_was_stored_but_could_not_be_looked_up_is_not_in_doubt_and_goes_out_later() {
        lost.atTheFence(true);
        tickInVain();
        assertThat(status()).isEqualTo(TouchStatus.SENDING);
        lost.comeBack();
        world.tick();
        assertThat(world.mails.messages()).isEmpty();
        assertThat(status()).isEqualTo(TouchStatus.SCHEDULED);
        world.clock.move(Duration.ofHours(1));
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(status()).isEqualTo(TouchStatus.SENT);
    }

    @Test
    void doubt_that_arose_while_the_database_was_away_is_dispelled_by_the_node_that_knows_better() {
        lost.atTheFence(true);
        tickInVain();
        world.clock.move(Duration.ofHours(1));
        world.node(storage, 7).dispatcher().runOnce();
        assertThat(status()).isEqualTo(TouchStatus.IN_DOUBT);
        lost.comeBack();
        world.tick();
        world.clock.move(Duration.ofHours(1));
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
    }

    @Test
    void an_attempt_that_was_not_stored_is_no_business_of_the_node_any_more_once_another_has_sent_it() {
        lost.atTheFence(false);
        tickInVain();
        assertThat(status()).isEqualTo(TouchStatus.CLAIMED);
        world.clock.move(Duration.ofHours(1));
        world.node(storage, 7).dispatcher().drain();
        assertThat(world.mails.messages()).hasSize(1);
        lost.comeBack();
        world.tick();
        world.clock.move(Duration.ofHours(5));
        world.tick();
        assertThat(world.mails.messages()).hasSize(1);
        assertThat(status()).isEqualTo(TouchStatus.SENT);
    }

    @Test
    void an_engine_that_is_closed_tells_what_it_knows_first() {
        lost.atTheFence(true);
        tickInVain();
        lost.comeBack();
        world.engine.close();
        assertThat(status()).isEqualTo(TouchStatus.SCHEDULED);
    }

    private void tickInVain() {
        try {
            world.engine.dispatcher().runOnce();
        } catch (IllegalStateException away) {
            assertThat(away).hasMessage(LostAtTheFence.AWAY);
        }
    }

    private TouchStatus status() {
        return storage.touches().find(World.ACME, touch).orElseThrow().status();
    }

    /** Loses the answer to the first commit that begins an attempt, and does nothing more until it comes back. */
    private final class LostAtTheFence implements Transactions {

        static final String AWAY = "the database is away";

        private final Transactions real;
        private boolean isArmed;
        private boolean stores;
        private boolean isAway;

        LostAtTheFence(Transactions real) {
            this.real = real;
        }

        void atTheFence(boolean stored) {
            isArmed = true;
            stores = stored;
        }

        void comeBack() {
            isArmed = false;
            isAway = false;
        }

        @Override
        public <T> T inTransaction(Supplier<T> work) {
            if (isAway) {
                throw new IllegalStateException(AWAY);
            }
            T result = real.inTransaction(() -> {
                T done = work.get();
                isAway = isArmed && status() == TouchStatus.SENDING;
                if (isAway && !stores) {
                    throw new UncertainCommitException(new IllegalStateException(AWAY));
                }
                return done;
            });
            if (isAway) {
                throw new UncertainCommitException(new IllegalStateException(AWAY));
            }
            return result;
        }
    }
}

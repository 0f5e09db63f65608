package dev.outbound.simulation;

import dev.outbound.error.SequenceException;
import dev.outbound.store.Transactions;
import dev.outbound.store.UncertainCommitException;
import java.util.function.Supplier;

/**
 * The transactions of one node. At their boundaries others act, commits fail or get lost, and the process ends; what is
 * committed is checked and taken into the books.
 */
final class Commits implements Transactions {

    private final SimWorld world;
    private final Node node;

    Commits(SimWorld world, Node node) {
        this.world = world;
        this.node = node;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        WatchedStorage watched = world.watched();
        Transactions real = watched.transactions();
        if (watched.isOpen()) {
            return real.inTransaction(work);
        }
        world.meanwhile();
        Weather.Commit fate = world.weather().commit();
        if (fate != Weather.Commit.FINE) {
            node.disturbed("commit " + fate);
        }
        if (fate == Weather.Commit.FAILED) {
            throw new SimFailure("the database");
        }
        T result = commit(work, watched, real, fate);
        if (fate == Weather.Commit.UNANSWERED) {
            throw new UncertainCommitException(new SimFailure("the answer was lost"));
        }
        if (fate == Weather.Commit.CRASH_AFTER) {
            throw new NodeCrash();
        }
        world.meanwhile();
        return result;
    }

    private <T> T commit(Supplier<T> work, WatchedStorage watched, Transactions real, Weather.Commit fate) {
        watched.open();
        try {
            T result = real.inTransaction(() -> {
                T done = work.get();
                if (fate == Weather.Commit.LOST) {
                    throw new UncertainCommitException(new SimFailure("the commit was lost"));
                }
                if (fate == Weather.Commit.CRASH_BEFORE) {
                    throw new NodeCrash();
                }
                return done;
            });
            world.rules().committed(watched.changes(), node);
            return result;
        } catch (SequenceException | UncertainCommitException expected) {
            throw expected;
        } catch (RuntimeException defect) {
            throw new Violation("a transaction ended with " + defect, defect);
        } finally {
            watched.close();
        }
    }
}

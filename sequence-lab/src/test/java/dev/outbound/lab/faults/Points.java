package dev.outbound.lab.faults;

import dev.outbound.conversation.Conversations;
import dev.outbound.dispatch.ChannelSender;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.draft.Drafts;
import dev.outbound.enrollment.Enrollments;
import dev.outbound.storage.Storage;
import dev.outbound.store.Transactions;
import dev.outbound.touch.Touches;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sees a process come by the points inside it. At the one it was told of it says so and stops for good, in the middle of
 * whatever it does; then it is killed from outside.
 */
final class Points {

    private final Consumer<Point> reached;
    private Optional<Point> armed = Optional.empty();

    /** What the running transaction of a thread has done; the points after its commit follow from it. */
    private final ThreadLocal<Set<Point>> afterCommit = ThreadLocal.withInitial(() -> EnumSet.noneOf(Point.class));

    private final ThreadLocal<Boolean> isInside = ThreadLocal.withInitial(() -> false);

    /** What the thread is about: approving, launching, resolving or reaping. */
    private final ThreadLocal<Optional<Point>> purpose = ThreadLocal.withInitial(Optional::empty);

    Points(Consumer<Point> reached) {
        this.reached = reached;
    }

    /** Stops the next time the process comes by. */
    synchronized void arm(Point point) {
        armed = Optional.of(point);
    }

    /** Does something of which a part is that point. */
    void during(Point point, Runnable work) {
        purpose.set(Optional.of(point));
        try {
            work.run();
        } finally {
            purpose.set(Optional.empty());
        }
    }

    private void pass(Point point) {
        if (isArmedFor(point)) {
            reached.accept(point);
        }
    }

    private synchronized boolean isArmedFor(Point point) {
        boolean isHere = armed.equals(Optional.of(point));
        armed = isHere ? Optional.empty() : armed;
        return isHere;
    }

    /** A channel that is seen to answer. */
    <M extends OutboundMessage> ChannelSender<M> watched(ChannelSender<M> sender, Point answered) {
        return message -> {
            var outcome = sender.send(message);
            pass(answered);
            return outcome;
        };
    }

    /** The storage, watched. */
    Storage watched(Storage storage) {
        return Ports.watched(storage, watched(storage.transactions()), (port, method, call) -> {
            before(port, method);
            Object result = call.get();
            after(port, method, result);
            return result;
        });
    }

    private void before(Class<?> port, Method method) {
        if (port == Touches.class && method.getName().equals("begin")) {
            pass(Point.K03_BEFORE_THE_ATTEMPT);
        }
    }

    private void after(Class<?> port, Method method, Object result) {
        String name = method.getName();
        boolean isSomething = !(result instanceof Collection<?> rows) || !rows.isEmpty();
        if (port == Touches.class) {
            touches(name, isSomething);
        } else if (port == Conversations.class && name.equals("firstSeen") && Boolean.TRUE.equals(result)) {
            pass(Point.K19_REPLY_BEING_STORED);
            afterCommit.get().add(Point.K20_REPLY_STORED);
        } else if (port == Drafts.class && name.equals("save")) {
            passIfMeant(Point.K21_APPROVING);
        } else if (port == Enrollments.class && name.equals("save")) {
            passIfMeant(Point.K22_LAUNCHING);
        }
    }

    private void touches(String method, boolean isSomething) {
        switch (method) {
            case "claimDue" -> {
                if (isSomething) {
                    pass(Point.K01_CLAIMING);
                    afterCommit.get().add(Point.K02_CLAIMED);
                }
            }
            case "begin" -> {
                pass(Point.K04_AFTER_THE_ATTEMPT);
                afterCommit.get().add(Point.K05_FENCED);
            }
            case "end" -> {
                pass(Point.K14_RECORDING);
                afterCommit.get().add(Point.K15_RECORDED);
            }
            case "leaseEnded" -> {
                if (isSomething) {
                    purpose.set(Optional.of(Point.K17_REAPING));
                }
            }
            case "save" -> {
                passIfMeant(Point.K17_REAPING);
                passIfMeant(Point.K18_RESOLVING);
            }
            default -> {}
        }
    }

    private void passIfMeant(Point point) {
        if (purpose.get().filter(p -> p == point).isPresent()) {
            pass(point);
        }
    }

    private Transactions watched(Transactions transactions) {
        return new Transactions() {
            @Override
            public <T> T inTransaction(Supplier<T> work) {
                if (isInside.get()) {
                    return transactions.inTransaction(work);
                }
                isInside.set(true);
                afterCommit.get().clear();
                T result;
                try {
                    result = transactions.inTransaction(work);
                } finally {
                    isInside.set(false);
                }
                Set<Point> done = EnumSet.copyOf(afterCommit.get());
                done.forEach(Points.this::pass);
                return result;
            }
        };
    }
}

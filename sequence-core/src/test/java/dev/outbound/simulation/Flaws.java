package dev.outbound.simulation;

import dev.outbound.address.AddressKey;
import dev.outbound.contact.ContactId;
import dev.outbound.conversation.Conversations;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.draft.Drafts;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Enrollments;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Sequences;
import dev.outbound.storage.ForwardingStorage;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import dev.outbound.suppression.Suppression;
import dev.outbound.suppression.Suppressions;
import dev.outbound.touch.ContactClocks;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchRef;
import dev.outbound.touch.Touches;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Ways in which something around the engine does not keep its promise. */
final class Flaws {

    private Flaws() {}

    /** Touches as that store shows them. */
    static Flaw touches(UnaryOperator<Touches> flawed) {
        return new Flaw() {
            @Override
            Storage storage(Storage real) {
                Touches touches = flawed.apply(real.touches());
                return new ForwardingStorage(real) {
                    @Override
                    public Touches touches() {
                        return touches;
                    }
                };
            }
        };
    }

    /** Opt-outs as that store shows them. */
    static Flaw suppressions(UnaryOperator<Suppressions> flawed) {
        return new Flaw() {
            @Override
            Storage storage(Storage real) {
                Suppressions suppressions = flawed.apply(real.suppressions());
                return new ForwardingStorage(real) {
                    @Override
                    public Suppressions suppressions() {
                        return suppressions;
                    }
                };
            }
        };
    }

    static Flaw drafts(SimWorld world) {
        return new Flaw() {
            @Override
            Storage storage(Storage real) {
                Drafts drafts = new DraftsOf24Hours(world, real.drafts());
                return new ForwardingStorage(real) {
                    @Override
                    public Drafts drafts() {
                        return drafts;
                    }
                };
            }
        };
    }

    /**
     * The gates see enrollments in that state as active, their sequence as running, and the claim as it was.
     *
     * @param which the touches that being in that state has changed
     */
    static Flaw blindTo(EnrollmentStatus status, Predicate<Touch> which) {
        return new Flaw() {
            @Override
            Storage storage(Storage real) {
                Touches touches = new StaleTouches(real.touches(), which);
                Enrollments enrollments = new ForwardingEnrollments(real.enrollments()) {
                    @Override
                    public List<Enrollment> lock(WorkspaceId workspace, Collection<EnrollmentId> ids) {
                        return inner.lock(workspace, ids).stream()
                                .map(e -> e.status() == status ? e.become(EnrollmentStatus.ACTIVE) : e)
                                .toList();
                    }
                };
                Sequences sequences = new ForwardingSequences(real.sequences()) {
                    @Override
                    public Map<SequenceId, Sequence> share(WorkspaceId workspace, Collection<SequenceId> ids) {
                        Map<SequenceId, Sequence> shown = new HashMap<>(inner.share(workspace, ids));
                        shown.replaceAll(
                                (id, s) -> s.status() == SequenceStatus.PAUSED ? s.become(SequenceStatus.RUNNING) : s);
                        return shown;
                    }
                };
                return new ForwardingStorage(real) {
                    @Override
                    public Touches touches() {
                        return touches;
                    }

                    @Override
                    public Enrollments enrollments() {
                        return enrollments;
                    }

                    @Override
                    public Sequences sequences() {
                        return sequences;
                    }
                };
            }
        };
    }

    /** Nobody was ever written to. */
    static Flaw noClocks() {
        return new Flaw() {
            @Override
            Storage storage(Storage real) {
                ContactClocks clocks = new ForwardingContactClocks(real.clocks()) {
                    @Override
                    public Map<ContactId, Optional<Instant>> lock(WorkspaceId ws, Collection<ContactId> contacts) {
                        Map<ContactId, Optional<Instant>> shown = new HashMap<>(inner.lock(ws, contacts));
                        shown.replaceAll((contact, last) -> Optional.empty());
                        return shown;
                    }
                };
                return new ForwardingStorage(real) {
                    @Override
                    public ContactClocks clocks() {
                        return clocks;
                    }
                };
            }
        };
    }

    /** Every mail that comes in is new. */
    static Flaw noMemoryOfMails() {
        return new Flaw() {
            @Override
            Storage storage(Storage real) {
                Conversations conversations = new ForwardingConversations(real.conversations()) {
                    @Override
                    public boolean firstSeen(WorkspaceId workspace, String source, String id, Instant now) {
                        return true;
                    }
                };
                return new ForwardingStorage(real) {
                    @Override
                    public Conversations conversations() {
                        return conversations;
                    }
                };
            }
        };
    }

    /** An answer that was lost counts as a refusal. */
    static Flaw doubtIsFailure() {
        return new Flaw() {
            @Override
            SendOutcome answer(SendOutcome real) {
                return real instanceof SendOutcome.Unknown ? SendOutcome.deferred("no answer") : real;
            }
        };
    }

    /** The clock of deadlines stands still. */
    static Flaw noDeadline() {
        return new Flaw() {
            @Override
            LongSupplier nanos(LongSupplier real) {
                return () -> 0L;
            }
        };
    }

    /** The gates find nobody suppressed. */
    static Flaw openGates() {
        return suppressions(real -> new ForwardingSuppressions(real) {
            @Override
            public Set<AddressKey> lock(WorkspaceId workspace, Collection<AddressKey> addresses) {
                return Set.of();
            }
        });
    }

    /** An address that a person typed is kept as it was typed. */
    static Flaw addressesAsTyped() {
        return suppressions(real -> new ForwardingSuppressions(real) {
            @Override
            public boolean add(WorkspaceId workspace, Suppression s) {
                AddressKey typed =
                        new AddressKey(s.address().kind(), s.address().value() + ".");
                boolean isByHand = s.source() == Suppression.Source.MANUAL;
                return inner.add(
                        workspace,
                        isByHand ? new Suppression(typed, s.source(), s.note(), s.createdAt(), s.createdBy()) : s);
            }
        });
    }

    /** The gates see who was suppressed when the touches were claimed. */
    static Flaw earlierGates() {
        return new Flaw() {
            @Override
            Storage storage(Storage real) {
                Set<AddressKey> then = new HashSet<>();
                Touches touches = new ForwardingTouches(real.touches()) {
                    @Override
                    public List<TouchRef> claimDue(Instant now, int limit, Instant leaseEnd) {
                        then.clear();
                        real.suppressions()
                                .page(SimWorld.WORKSPACE, Optional.empty(), PageRequest.first(1_000))
                                .items()
                                .forEach(s -> then.add(s.address()));
                        return inner.claimDue(now, limit, leaseEnd);
                    }
                };
                Suppressions suppressions = new ForwardingSuppressions(real.suppressions()) {
                    @Override
                    public Set<AddressKey> lock(WorkspaceId workspace, Collection<AddressKey> addresses) {
                        Set<AddressKey> shown = new HashSet<>(addresses);
                        shown.retainAll(then);
                        return shown;
                    }
                };
                return new ForwardingStorage(real) {
                    @Override
                    public Touches touches() {
                        return touches;
                    }

                    @Override
                    public Suppressions suppressions() {
                        return suppressions;
                    }
                };
            }
        };
    }
}

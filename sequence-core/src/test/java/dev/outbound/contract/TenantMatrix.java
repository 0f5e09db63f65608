package dev.outbound.contract;

import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.email;
import static dev.outbound.contract.Samples.ended;
import static java.util.Map.entry;

import dev.outbound.activity.ActivityLog;
import dev.outbound.address.AddressKey;
import dev.outbound.address.AddressKind;
import dev.outbound.address.Channel;
import dev.outbound.draft.DraftStatus;
import dev.outbound.sequence.Sequence;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import dev.outbound.touch.Attempt;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Each method of the stores that is about one workspace, called with what is in a tenant's rows. */
final class TenantMatrix {

    private static final PageRequest PAGE = PageRequest.first(10);
    private static final Instant BEFORE = NOW.minusSeconds(3_600);
    private static final AddressKey ANNS = email("ann");
    private static final AddressKey PSEUDONYM = new AddressKey(AddressKind.EMAIL, "forgotten:0123456789abcdef");

    /** By store, method and number of parameters. */
    static final Map<String, Call> CALLS = Map.ofEntries(
            entry("Sequences.add/2", run((s, w, t) -> s.sequences().add(w, t.running))),
            entry("Sequences.find/2", (s, w, t) -> s.sequences().find(w, t.running.id())),
            entry("Sequences.lock/2", (s, w, t) -> s.sequences().lock(w, t.running.id())),
            entry("Sequences.share/2", (s, w, t) -> s.sequences().share(w, t.sequences())),
            entry(
                    "Sequences.save/2",
                    run((s, w, t) -> s.sequences().save(w, stored(s, t).withName("Autumn")))),
            entry("Sequences.page/2", (s, w, t) -> s.sequences().page(w, PAGE)),
            entry("Enrollments.add/2", (s, w, t) -> s.enrollments().add(w, List.of(t.active, t.paused))),
            entry("Enrollments.find/2", (s, w, t) -> s.enrollments().find(w, t.active.id())),
            entry("Enrollments.findAll/2", (s, w, t) -> s.enrollments().findAll(w, t.enrollments())),
            entry("Enrollments.lock/2", (s, w, t) -> s.enrollments().lock(w, t.enrollments())),
            entry(
                    "Enrollments.lockNext/4",
                    (s, w, t) -> s.enrollments().lockNext(w, t.running.id(), Optional.empty(), 10)),
            entry(
                    "Enrollments.save/2",
                    run((s, w, t) -> s.enrollments()
                            .save(w, or(s.enrollments().findAll(t.workspace, t.enrollments()), t.active)))),
            entry("Enrollments.page/3", (s, w, t) -> s.enrollments().page(w, t.running.id(), PAGE)),
            entry("Enrollments.counts/2", (s, w, t) -> s.enrollments().counts(w, t.running.id())),
            entry("Enrollments.openByAddress/2", (s, w, t) -> s.enrollments().openByAddress(w, List.of(ANNS))),
            entry("Enrollments.openByContact/2", (s, w, t) -> s.enrollments().openByContact(w, List.of(Tenant.ANN))),
            entry(
                    "Enrollments.ofContact/4",
                    (s, w, t) -> s.enrollments().ofContact(w, Tenant.ANN, Optional.empty(), 10)),
            entry(
                    "Enrollments.deleteOfSequence/2",
                    run((s, w, t) -> s.enrollments().deleteOfSequence(w, t.running.id()))),
            entry("Drafts.add/2", run((s, w, t) -> s.drafts().add(w, List.of(t.queued, t.abandoned)))),
            entry("Drafts.find/2", (s, w, t) -> s.drafts().find(w, t.queued.id())),
            entry("Drafts.findAll/2", (s, w, t) -> s.drafts().findAll(w, t.drafts())),
            entry("Drafts.ofEnrollments/2", (s, w, t) -> s.drafts().ofEnrollments(w, t.enrollments())),
            entry("Drafts.withoutWords/2", (s, w, t) -> s.drafts().withoutWords(w, t.enrollments())),
            entry(
                    "Drafts.save/2",
                    run((s, w, t) -> s.drafts().save(w, or(s.drafts().findAll(t.workspace, t.drafts()), t.queued)))),
            entry("Drafts.counts/2", (s, w, t) -> s.drafts().counts(w, t.running.id())),
            entry(
                    "Drafts.enrollments/5",
                    (s, w, t) -> s.drafts()
                            .enrollments(w, t.running.id(), EnumSet.allOf(DraftStatus.class), Optional.empty(), PAGE)),
            entry("Drafts.keep/2", run((s, w, t) -> s.drafts().keep(w, List.of(t.revision)))),
            entry("Drafts.history/2", (s, w, t) -> s.drafts().history(w, t.abandoned.id())),
            entry("Drafts.forgetHistory/2", run((s, w, t) -> s.drafts().forgetHistory(w, t.enrollments()))),
            entry("Drafts.deleteOfSequence/2", run((s, w, t) -> s.drafts().deleteOfSequence(w, t.running.id()))),
            entry("Touches.add/2", run((s, w, t) -> s.touches().add(w, List.of(t.due, t.held)))),
            entry("Touches.find/2", (s, w, t) -> s.touches().find(w, t.due.id())),
            entry("Touches.findAll/2", (s, w, t) -> s.touches().findAll(w, t.touches())),
            entry("Touches.ofEnrollments/2", (s, w, t) -> s.touches().ofEnrollments(w, t.enrollments())),
            entry("Touches.lockOfEnrollments/2", (s, w, t) -> s.touches().lockOfEnrollments(w, t.enrollments())),
            entry(
                    "Touches.save/2",
                    run((s, w, t) -> s.touches().save(w, or(s.touches().findAll(t.workspace, t.touches()), t.due)))),
            entry("Touches.begin/2", run((s, w, t) -> s.touches().begin(w, List.of(t.attempt)))),
            entry(
                    "Touches.end/2",
                    run((s, w, t) -> s.touches().end(w, List.of(ended(t.open, Attempt.State.ACCEPTED))))),
            entry("Touches.attempts/2", (s, w, t) -> s.touches().attempts(w, List.of(t.attempt.id()))),
            entry("Touches.attemptsOf/2", (s, w, t) -> s.touches().attemptsOf(w, t.touches())),
            entry("Touches.lastCounted/2", (s, w, t) -> s.touches().lastCounted(w, List.of(Tenant.ANN))),
            entry("Touches.countedSince/3", (s, w, t) -> s.touches().countedSince(w, Channel.EMAIL, BEFORE)),
            entry("Touches.countedSince/4", (s, w, t) -> s.touches().countedSince(w, Channel.EMAIL, "tyler", BEFORE)),
            entry("Touches.lockChannels/2", run((s, w, t) -> s.touches().lockChannels(w, List.of(Channel.EMAIL)))),
            entry("Touches.lastSentTo/4", (s, w, t) -> s.touches().lastSentTo(w, ANNS, Set.of(Channel.EMAIL), BEFORE)),
            entry("Touches.begunTo/3", (s, w, t) -> s.touches().begunTo(w, ANNS, Set.of(Channel.EMAIL))),
            entry(
                    "Touches.findByProviderId/3",
                    (s, w, t) -> s.touches().findByProviderId(w, Channel.EMAIL, "provider-1")),
            entry("Touches.addressesOf/2", (s, w, t) -> s.touches().addressesOf(w, Tenant.ANN)),
            entry(
                    "Touches.readdress/3",
                    run((s, w, t) -> s.touches().readdress(w, Tenant.ANN, Map.of(ANNS, PSEUDONYM)))),
            entry("Touches.counts/2", (s, w, t) -> s.touches().counts(w, t.running.id())),
            entry("Touches.deliveries/2", (s, w, t) -> s.touches().deliveries(w, t.running.id())),
            entry("Touches.deleteOfSequence/2", run((s, w, t) -> s.touches().deleteOfSequence(w, t.running.id()))),
            entry("ContactClocks.lock/2", (s, w, t) -> s.clocks().lock(w, List.of(Tenant.ANN))),
            entry("ContactClocks.set/2", run((s, w, t) -> {
                s.clocks().lock(w, List.of(Tenant.ANN));
                s.clocks().set(w, Map.of(Tenant.ANN, Optional.of(NOW.plusSeconds(1))));
            })),
            entry("ContactLists.add/2", (s, w, t) -> s.lists().add(w, t.list)),
            entry("ContactLists.find/2", (s, w, t) -> s.lists().find(w, t.list.id())),
            entry(
                    "ContactLists.save/2",
                    (s, w, t) -> s.lists()
                            .save(w, s.lists().find(t.workspace, t.list.id()).orElse(t.list))),
            entry("ContactLists.page/3", (s, w, t) -> s.lists().page(w, true, PAGE)),
            entry("ContactLists.addMembers/3", (s, w, t) -> s.lists().addMembers(w, t.list.id(), List.of(Tenant.BOB))),
            entry(
                    "ContactLists.removeMembers/3",
                    (s, w, t) -> s.lists().removeMembers(w, t.list.id(), List.of(Tenant.ANN))),
            entry("ContactLists.listsOf/2", (s, w, t) -> s.lists().listsOf(w, Tenant.ANN)),
            entry("ContactLists.members/3", (s, w, t) -> s.lists().members(w, t.list.id(), PAGE)),
            entry("Templates.add/2", (s, w, t) -> s.templates().add(w, t.template)),
            entry("Templates.find/2", (s, w, t) -> s.templates().find(w, t.template.id())),
            entry(
                    "Templates.save/2",
                    (s, w, t) -> s.templates()
                            .save(
                                    w,
                                    s.templates()
                                            .find(t.workspace, t.template.id())
                                            .orElse(t.template))),
            entry("Templates.delete/2", (s, w, t) -> s.templates().delete(w, t.template.id())),
            entry("Templates.page/2", (s, w, t) -> s.templates().page(w, PAGE)),
            entry("Starts.add/2", (s, w, t) -> s.starts().add(w, t.start)),
            entry("Starts.find/2", (s, w, t) -> s.starts().find(w, t.start.key())),
            entry("Starts.ofSequences/2", (s, w, t) -> s.starts().ofSequences(w, t.sequences())),
            entry("Starts.settle/2", run((s, w, t) -> s.starts().settle(w, t.start.key()))),
            entry("Suppressions.add/2", (s, w, t) -> s.suppressions().add(w, t.suppression)),
            entry("Suppressions.find/2", (s, w, t) -> s.suppressions().find(w, email("eve"))),
            entry("Suppressions.remove/2", (s, w, t) -> s.suppressions().remove(w, email("eve"))),
            entry("Suppressions.suppressed/2", (s, w, t) -> s.suppressions().suppressed(w, List.of(email("eve")))),
            entry("Suppressions.lock/2", (s, w, t) -> s.suppressions().lock(w, List.of(email("eve")))),
            entry("Suppressions.forget/3", (s, w, t) -> s.suppressions().forget(w, email("eve"), PSEUDONYM)),
            entry("Suppressions.page/3", (s, w, t) -> s.suppressions().page(w, Optional.of("eve"), PAGE)),
            entry("Conversations.append/2", run((s, w, t) -> s.conversations().append(w, List.of(t.message)))),
            entry(
                    "Conversations.ofEnrollments/2",
                    (s, w, t) -> s.conversations().ofEnrollments(w, t.enrollments())),
            entry("Conversations.redact/3", run((s, w, t) -> s.conversations().redact(w, t.enrollments(), "gone"))),
            entry("Conversations.inbox/2", (s, w, t) -> s.conversations().inbox(w, PAGE)),
            entry("Conversations.firstSeen/4", (s, w, t) -> s.conversations().firstSeen(w, "mail", "1", NOW)),
            entry("ActivityLog.append/2", run((s, w, t) -> s.activities().append(w, List.of(t.event)))),
            entry(
                    "ActivityLog.page/3",
                    (s, w, t) -> s.activities().page(w, ActivityLog.Filter.of(t.active.id()), PAGE)),
            entry("ActivityLog.redact/2", run((s, w, t) -> s.activities().redact(w, Tenant.ANN))),
            entry("ActivityLog.answers/2", (s, w, t) -> s.activities().answers(w, t.running.id())));

    private TenantMatrix() {}

    /** One call for a workspace, about what is in the rows of a tenant: of that workspace's own or of another. */
    interface Call {
        Object in(Storage storage, WorkspaceId workspace, Tenant tenant);
    }

    private interface Change {
        void in(Storage storage, WorkspaceId workspace, Tenant tenant);
    }

    /** A test of every call. */
    static Stream<DynamicTest> each(Consumer<Call> test) {
        return CALLS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> test.accept(row.getValue())));
    }

    /** What the call gives, or which exception. */
    static Object outcome(Supplier<Object> call) {
        try {
            return call.get();
        } catch (RuntimeException refused) {
            return refused.getClass();
        }
    }

    private static Call run(Change change) {
        return (storage, workspace, tenant) -> {
            change.in(storage, workspace, tenant);
            return "done";
        };
    }

    private static Sequence stored(Storage storage, Tenant tenant) {
        return storage.sequences().find(tenant.workspace, tenant.running.id()).orElse(tenant.running);
    }

    /** What is stored, at the version it is stored at; what would be, where it is not. */
    private static <T> List<T> or(List<T> stored, T fallback) {
        return stored.isEmpty() ? List.of(fallback) : stored;
    }
}

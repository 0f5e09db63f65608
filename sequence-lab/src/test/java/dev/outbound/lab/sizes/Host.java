package dev.outbound.lab.sizes;

import dev.outbound.SequenceEngine;
import dev.outbound.Workspace;
import dev.outbound.address.PhoneNumber;
import dev.outbound.approval.ApprovalReport;
import dev.outbound.approval.ApprovalReport.Outcome;
import dev.outbound.approval.QueueEntry;
import dev.outbound.approval.Seen;
import dev.outbound.contact.ContactId;
import dev.outbound.contact.Contacts;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.list.ContactListId;
import dev.outbound.policy.Policy;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.SendWindow;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.Identity;
import dev.outbound.workspace.Numbers;
import dev.outbound.workspace.SendingDomain;
import dev.outbound.workspace.WorkspaceId;
import dev.outbound.workspace.WorkspaceSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A host of one tenant with a large CRM. Nothing is ever sent from here. */
final class Host implements AutoCloseable {

    static final WorkspaceId ACME = new WorkspaceId("acme");

    private static final int AT_ONCE = 1_000;
    private static final Recipe RECIPE = Recipe.EMPTY
            .withGoal("Book a 15-minute call about their onboarding.")
            .plus(Step.email(0, "Hello"))
            .plus(Step.email(3, "One proof"))
            .plus(Step.sms(5, "A short text"))
            .plus(Step.email(8, "A question").withWindow(SendWindow.of("08:00", "12:00")))
            .plus(Step.email(14, "Last word"));

    final SequenceEngine engine;
    final Workspace acme;

    Host(Storage storage, Contacts crm, Clock clock) {
        this.engine = SequenceEngine.builder()
                .storage(storage)
                .contacts(crm)
                .workspace(settings())
                .unsubscribe(
                        URI.create("https://crm.example/u/"),
                        "a secret of more than 32 bytes for tests".getBytes(StandardCharsets.UTF_8))
                .email(mail -> new SendOutcome.Unknown("nothing is sent from here"))
                .sms(text -> new SendOutcome.Unknown("nothing is sent from here"))
                .clock(clock)
                .policy(Policy.DEFAULT.withWriting(new Policy.Writing(AT_ONCE, Duration.ofSeconds(60), List.of())))
                .build();
        this.acme = engine.workspace(ACME, Actor.user("tyler"));
    }

    /** A list of the first so many people. */
    ContactListId list(int contacts) {
        ContactListId id = acme.lists().create("The first " + contacts).id();
        for (int from = 0; from < contacts; from += AT_ONCE) {
            List<ContactId> some = IntStream.range(from, Math.min(contacts, from + AT_ONCE))
                    .mapToObj(ManyContacts::id)
                    .toList();
            acme.lists().add(id, some);
        }
        return id;
    }

    /** A sequence of five steps to the list. */
    SequenceId composed(ContactListId list) {
        Sequence sequence = acme.compose().forList("To everybody", list);
        acme.compose().change(sequence.id(), sequence.version(), s -> s.withRecipe(RECIPE));
        return sequence.id();
    }

    /** Approves every draft of the sequence, read page by page as a reviewer's program would. */
    int approveAll(SequenceId id) {
        return Page.all(500, request -> acme.reviews().queue(id, request))
                .mapToInt(page -> approve(id, page))
                .sum();
    }

    private int approve(SequenceId id, Page<QueueEntry> page) {
        List<Seen> seen = page.items().stream()
                .flatMap(entry -> entry.drafts().stream())
                .map(Seen::of)
                .toList();
        ApprovalReport report = acme.reviews().approveClean(id, seen);
        return Math.toIntExact(report.count(Outcome.APPROVED));
    }

    /** The one sequence there is. */
    SequenceId only() {
        return acme.compose().page(PageRequest.first(1)).items().get(0).id();
    }

    static WorkspaceSettings settings() {
        return new WorkspaceSettings(
                ACME,
                ZoneId.of("America/New_York"),
                new SendingDomain("mail.acme.example", true),
                new Identity("Acme", "Tyler", "tyler", Optional.of("1 Main Street, Springfield"), Optional.empty()),
                new Numbers(Optional.of(new PhoneNumber("+12125550001")), Optional.empty(), "1"),
                Set.of());
    }

    @Override
    public void close() {
        engine.close();
    }
}

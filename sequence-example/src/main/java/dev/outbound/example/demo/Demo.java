package dev.outbound.example.demo;

import dev.outbound.SequenceEngine;
import dev.outbound.Workspace;
import dev.outbound.channels.twilio.Twilio;
import dev.outbound.channels.twilio.TwilioSearch;
import dev.outbound.channels.twilio.simulator.TwilioSimulator;
import dev.outbound.compose.Issue;
import dev.outbound.contact.ContactId;
import dev.outbound.draft.DraftStatus;
import dev.outbound.example.App;
import dev.outbound.example.config.AppConfig;
import dev.outbound.example.crm.CsvImport;
import dev.outbound.example.crm.ImportReport;
import dev.outbound.example.crm.People;
import dev.outbound.example.crm.Person;
import dev.outbound.example.crm.SamplePeople;
import dev.outbound.example.pages.Approvals;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.launch.LaunchPreview;
import dev.outbound.list.ContactList;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import dev.outbound.template.StockTemplate;
import dev.outbound.template.StockTemplates;
import dev.outbound.touch.Touch;
import dev.outbound.workspace.WorkspaceId;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Runs one sequence through all its days. Begun a second time on the same data it goes on where it was. */
public final class Demo {

    private static final int CONTACTS = 50;
    private static final Duration LONGEST = Duration.ofDays(60);

    private final App app;
    private final DemoClock clock;
    private final Workspace workspace;
    private final SequenceEngine engine;
    private final PrintStream out;

    Demo(App app, DemoClock clock, PrintStream out) {
        this.app = app;
        this.clock = clock;
        this.workspace = app.get(Workspace.class);
        this.engine = app.get(SequenceEngine.class);
        this.out = out;
    }

    /**
     * Runs to the end.
     *
     * @return whether everything that arrived is what the database says
     */
    boolean run() throws IOException {
        importPeople();
        SequenceId id = sequence();
        DemoEvents events = new DemoEvents(app, workspace, clock, out);
        events.bounceOne();
        draft(id);
        review(id, events);
        launch(id);
        send(id, events);
        DemoReport report = new DemoReport(app, workspace, out);
        askTwilio(report.touches(id));
        return report.print(id);
    }

    private void importPeople() throws IOException {
        if (app.get(People.class).count() > 0) {
            out.println("The people are there already.");
            return;
        }
        ImportReport report = SamplePeople.loadFirst(app.get(CsvImport.class), CONTACTS);
        out.println("Import: " + report.summary());
    }

    private SequenceId sequence() {
        List<Sequence> there = workspace.compose().page(PageRequest.first(1)).items();
        if (!there.isEmpty()) {
            out.println("Going on with \"" + there.get(0).name() + "\", which is "
                    + there.get(0).status() + " at " + clock.instant());
            return there.get(0).id();
        }
        List<ContactId> people = app.get(People.class).search("", PageRequest.first(CONTACTS)).items().stream()
                .map(Person::id)
                .toList();
        ContactList list = workspace.lists().create("Founders");
        workspace.lists().add(list.id(), people);
        StockTemplate template = StockTemplates.FOUNDER_LED_OUTBOUND;
        Sequence sequence = workspace
                .compose()
                .fromRecipe(
                        template.name(),
                        template.recipe(),
                        new Recipients.OfList(list.id().value()));
        out.println("Sequence \"" + sequence.name() + "\" with "
                + sequence.recipe().steps().size() + " steps for " + people.size() + " contacts");
        return sequence.id();
    }

    private void draft(SequenceId id) {
        if (status(id) == SequenceStatus.DRAFT) {
            workspace.drafting().generate(id);
        }
        ProgressBar bar = new ProgressBar(out, "Drafts");
        while (status(id) == SequenceStatus.GENERATING) {
            engine.generator().runOnce();
            int all = 0;
            int written = 0;
            for (var count : workspace.stats(id).drafts()) {
                all += count.count();
                written += count.status().isSettled() ? count.count() : 0;
            }
            bar.show(written, all);
        }
        bar.end();
    }

    private void review(SequenceId id, DemoEvents events) {
        if (status(id) != SequenceStatus.IN_REVIEW) {
            return;
        }
        int approved = Approvals.approveAll(
                workspace,
                id,
                entry -> !events.isLeftInReview(entry.enrollment())
                        && entry.drafts().stream().anyMatch(d -> d.status() != DraftStatus.APPROVED));
        out.println("Approved the drafts of " + approved + " contacts; one is left undecided");
    }

    private void launch(SequenceId id) {
        if (status(id) != SequenceStatus.IN_REVIEW) {
            return;
        }
        LaunchOptions options = LaunchOptions.now().skippingImpossible();
        LaunchPreview preview = workspace.launches().preview(id, options);
        for (Issue issue : preview.issues()) {
            out.println("  " + (issue.isError() ? "error: " : "note: ") + issue.message());
        }
        workspace.launches().launch(id, options, preview.fingerprint());
        out.println("Launched at " + clock.instant() + " for " + preview.included() + " contacts, " + preview.touches()
                + ", last send " + preview.last().map(Object::toString).orElse("never"));
    }

    /** An hour at a time, until nobody is on the way any more. */
    private void send(SequenceId id, DemoEvents events) throws IOException {
        ProgressBar bar = new ProgressBar(out, "Sending");
        DemoDesk desk = new DemoDesk(app, workspace, clock, out);
        var end = DemoClock.MONDAY_MORNING.plus(LONGEST);
        while (status(id) != SequenceStatus.COMPLETED && clock.instant().isBefore(end)) {
            while (engine.tick()) {
                bar.show(done(id), all(id));
            }
            app.get(TwilioSimulator.class).deliver();
            events.happen(id);
            desk.work(id);
            if (status(id) != SequenceStatus.COMPLETED) {
                clock.move(Duration.ofHours(1));
            }
        }
        bar.show(done(id), all(id));
        bar.end();
        out.println("The sequence is " + status(id) + " at " + clock.instant());
    }

    /** Texts and calls that a killed run left in doubt may be in the provider's lists. */
    private void askTwilio(List<Touch> touches) {
        TwilioSearch search = app.get(Twilio.class).search(app.get(Storage.class));
        WorkspaceId id = app.get(AppConfig.class).tenant().settings().id();
        for (Touch touch : touches) {
            search.find(id, touch.id()).ifPresent(report -> {
                engine.inbound().status(id, report);
                out.println("Touch " + touch.id() + " was in doubt; the provider has it");
            });
        }
    }

    private int done(SequenceId id) {
        return workspace.stats(id).touches().stream()
                .filter(c -> c.status().isDone())
                .mapToInt(c -> c.count())
                .sum();
    }

    private int all(SequenceId id) {
        return workspace.stats(id).touches().stream().mapToInt(c -> c.count()).sum();
    }

    private SequenceStatus status(SequenceId id) {
        return workspace.compose().get(id).status();
    }
}

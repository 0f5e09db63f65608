package dev.outbound.lab.faults;

import dev.outbound.SequenceEngine;
import dev.outbound.Workspace;
import dev.outbound.approval.QueueFilter;
import dev.outbound.approval.Seen;
import dev.outbound.contact.ContactId;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.launch.LaunchPreview;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.SendWindow;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Step;
import dev.outbound.store.Page;
import java.util.Arrays;
import java.util.List;

/** The people of the host: they compose, approve and launch. */
final class Desk {

    private static final SendWindow ALL_DAY = SendWindow.of("00:00", "24:00");
    private static final int PAGE = 200;

    private final SequenceEngine engine;
    private final Workspace workspace;

    Desk(SequenceEngine engine, Workspace workspace) {
        this.engine = engine;
        this.workspace = workspace;
    }

    Workspace workspace() {
        return workspace;
    }

    static Step mail(int day) {
        return Step.email(day, "Mail " + day).withWindow(ALL_DAY);
    }

    static Step text(int day) {
        return Step.sms(day, "Text " + day);
    }

    /** A sequence whose drafts are written and wait for approval. */
    SequenceId written(List<ContactId> contacts, Step... steps) {
        Recipe recipe = Recipe.EMPTY.withGoal("Book a call").withSteps(Arrays.asList(steps));
        SequenceId id = workspace
                .compose()
                .fromRecipe("Run " + contacts.get(0), recipe, Recipients.contacts(contacts.toArray(ContactId[]::new)))
                .id();
        workspace.drafting().generate(id);
        engine.generator().drain();
        // Nodes that tick write drafts too.
        Lab.await("all drafts are written", () -> workspace.compose().get(id).status() == SequenceStatus.IN_REVIEW);
        return id;
    }

    /** A sequence that runs from now on. */
    SequenceId launched(List<ContactId> contacts, Step... steps) {
        SequenceId id = written(contacts, steps);
        approveAll(workspace, id);
        launch(workspace, id, LaunchOptions.now());
        return id;
    }

    static void approveAll(Workspace workspace, SequenceId id) {
        Page.all(PAGE, request -> workspace.reviews().queue(id, QueueFilter.ALL, request))
                .forEach(page -> workspace
                        .reviews()
                        .approveClean(
                                id,
                                page.items().stream()
                                        .flatMap(entry -> entry.drafts().stream())
                                        .filter(draft -> draft.status().isUndecided())
                                        .map(Seen::of)
                                        .toList()));
    }

    static void launch(Workspace workspace, SequenceId id, LaunchOptions options) {
        LaunchPreview preview = workspace.launches().preview(id, options);
        workspace.launches().launch(id, options, preview.fingerprint());
    }
}

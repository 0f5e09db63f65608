package dev.outbound.onecall;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.approval.ApprovalReport;
import dev.outbound.approval.QueueEntry;
import dev.outbound.approval.ReviewTools;
import dev.outbound.approval.Reviews;
import dev.outbound.approval.Seen;
import dev.outbound.compose.Issue;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftStatus;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.error.Unquoted;
import dev.outbound.launch.Equipment;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.launch.LaunchPreview;
import dev.outbound.launch.Launches;
import dev.outbound.setup.Setup;
import dev.outbound.start.Start;
import dev.outbound.start.StartRef;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Approves and launches, in the name of whoever asked for it, the sequences that were started for one contact and are
 * written by now. One that may not go by itself is left to a person, with the reason in its record.
 */
public final class AutoLaunch {

    private static final Logger log = LoggerFactory.getLogger(AutoLaunch.class);
    private static final int AT_ONCE = 100;

    private final Setup setup;
    private final Equipment equipment;
    private final ReviewTools tools;

    public AutoLaunch(Setup setup, Equipment equipment, ReviewTools tools) {
        this.setup = setup;
        this.equipment = equipment;
        this.tools = tools;
    }

    /**
     * Launches what is ready. Safe to run on many nodes.
     *
     * @return how many were looked at
     */
    public int runOnce() {
        List<StartRef> ready =
                setup.inTransaction(() -> setup.storage().starts().ready(AT_ONCE));
        for (StartRef ref : ready) {
            try {
                launch(ref);
            } catch (RuntimeException unavailable) {
                log.warn(
                        "start {} of workspace {} waits for the next tick",
                        ref.start(),
                        ref.workspace(),
                        Unquoted.of(unavailable));
            }
        }
        return ready.size();
    }

    private void launch(StartRef ref) {
        Start start = ref.start();
        Scope scope = new Scope(ref.workspace(), start.by());
        Optional<String> obstacle;
        try {
            obstacle = approve(scope, start);
            if (obstacle.isEmpty()) {
                obstacle = launch(scope, start);
            }
        } catch (SequenceException refused) {
            if (refused.code() == ErrorCode.CONFLICT) {
                // Somebody else was at it, perhaps another node: what it left is looked at next time.
                return;
            }
            obstacle = Optional.of(refused.code() + ": " + refused.getMessage());
        }
        settle(scope, start, obstacle);
    }

    /** What keeps a draft from being approved without a person; empty if all are approved. */
    private Optional<String> approve(Scope scope, Start start) {
        Reviews reviews = new Reviews(setup, scope, tools);
        for (QueueEntry entry :
                reviews.queue(start.sequence(), PageRequest.first(1)).items()) {
            List<Seen> seen = new ArrayList<>();
            for (Draft draft : entry.drafts()) {
                if (draft.status() == DraftStatus.FAILED) {
                    return draft.problem();
                }
                if (draft.status().isUndecided()) {
                    seen.add(Seen.of(draft));
                }
            }
            ApprovalReport report = reviews.approveClean(start.sequence(), seen);
            if (report.count(ApprovalReport.Outcome.CHANGED) > 0) {
                throw new SequenceException(ErrorCode.CONFLICT, "a person is at the drafts of " + start);
            }
            Optional<String> refused = report.answers().values().stream()
                    .map(ApprovalReport.Answer::words)
                    .filter(words -> !words.isEmpty())
                    .findFirst();
            if (refused.isPresent()) {
                return refused;
            }
        }
        return Optional.empty();
    }

    private Optional<String> launch(Scope scope, Start start) {
        Launches launches = new Launches(setup, scope, equipment);
        LaunchPreview preview = launches.preview(start.sequence(), LaunchOptions.now());
        Optional<Issue> error = preview.issues().stream().filter(Issue::isError).findFirst();
        if (error.isEmpty()) {
            launches.launch(start.sequence(), LaunchOptions.now(), preview.fingerprint());
        }
        return error.map(issue -> issue.code() + ": " + issue.message());
    }

    private void settle(Scope scope, Start start, Optional<String> obstacle) {
        Instant now = setup.now();
        setup.run(() -> {
            setup.storage().starts().settle(scope.workspace(), start.key());
            obstacle.ifPresent(why -> {
                Journal journal = setup.journal(scope.actor(), now);
                journal.note(
                        ActivityType.SEQUENCE_NOT_LAUNCHED, Subject.of(start.sequence()), Map.of(Data.REASON, why));
                journal.appendTo(setup.storage().activities(), scope.workspace());
            });
        });
    }
}

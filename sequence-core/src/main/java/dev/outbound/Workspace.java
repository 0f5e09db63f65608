package dev.outbound;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.address.PhoneNumber;
import dev.outbound.approval.ReviewTools;
import dev.outbound.approval.Reviews;
import dev.outbound.compose.Compose;
import dev.outbound.compose.Lists;
import dev.outbound.compose.MyTemplates;
import dev.outbound.conversation.Message;
import dev.outbound.conversation.PhoneThread;
import dev.outbound.draft.Drafts;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.generation.Drafting;
import dev.outbound.launch.Enrolled;
import dev.outbound.launch.Equipment;
import dev.outbound.launch.Launches;
import dev.outbound.launch.Running;
import dev.outbound.launch.Timeline;
import dev.outbound.onecall.SingleStarts;
import dev.outbound.optout.OptOuts;
import dev.outbound.privacy.Privacy;
import dev.outbound.sequence.SequenceId;
import dev.outbound.setup.Setup;
import dev.outbound.stats.StepStats;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.suppression.Pseudonyms;
import dev.outbound.touch.Touches;
import dev.outbound.workspace.Scope;
import java.util.List;
import java.util.Map;

/**
 * One tenant, seen by one actor: everything a person of the workspace can do. Cheap to make, safe for use by many threads.
 * Ids of other workspaces are not found here.
 */
public final class Workspace {

    /** What the engine lends every workspace. */
    record Parts(Equipment equipment, Pseudonyms pseudonyms, ReviewTools reviewTools) {}

    private final Setup setup;
    private final Scope scope;
    private final Equipment equipment;
    private final Pseudonyms pseudonyms;
    private final ReviewTools reviewTools;

    Workspace(Setup setup, Scope scope, Parts parts) {
        this.setup = setup;
        this.scope = scope;
        this.equipment = parts.equipment();
        this.pseudonyms = parts.pseudonyms();
        this.reviewTools = parts.reviewTools();
    }

    /** Lists of contacts. */
    public Lists lists() {
        return new Lists(setup, scope);
    }

    /** Saved recipes. */
    public MyTemplates templates() {
        return new MyTemplates(setup, scope);
    }

    /** Describing sequences. */
    public Compose compose() {
        return new Compose(setup, scope);
    }

    /** Asking for drafts. */
    public Drafting drafting() {
        return new Drafting(setup, scope);
    }

    /** Approving, editing and skipping drafts. */
    public Reviews reviews() {
        return new Reviews(setup, scope, reviewTools);
    }

    /** Preview and launch. */
    public Launches launches() {
        return new Launches(setup, scope, equipment);
    }

    /** A sequence for one contact in one call. */
    public SingleStarts starts() {
        return new SingleStarts(setup, scope);
    }

    /** When every step goes to every contact, before launch and after. */
    public Timeline timeline() {
        return new Timeline(setup, scope);
    }

    /** A whole sequence while it runs. */
    public Running running() {
        return new Running(setup, scope);
    }

    /** One contact on its way. */
    public Enrolled enrollments() {
        return new Enrolled(setup, scope);
    }

    /** Who must not be written to. */
    public OptOuts suppressions() {
        return new OptOuts(setup, scope);
    }

    /** What is known of a person: to tell it, and to forget it. */
    public Privacy privacy() {
        return new Privacy(setup, scope, pseudonyms);
    }

    /** What happened, newest first. */
    public Page<Activity> activity(ActivityLog.Filter filter, PageRequest page) {
        return setup.storage().activities().page(scope.workspace(), filter, page);
    }

    /** The messages to and from one contact of a sequence, oldest first. */
    public List<Message> conversation(EnrollmentId id) {
        enrollments().get(id);
        return setup.storage().conversations().ofEnrollments(scope.workspace(), List.of(id));
    }

    /** The texts and calls to and from one number, over all sequences, oldest first. */
    public List<Message> conversation(PhoneNumber number) {
        return new PhoneThread(setup.storage().touches(), setup.storage().conversations())
                .with(scope.workspace(), number);
    }

    /** What came in, newest first. */
    public Page<Message> inbox(PageRequest page) {
        return setup.storage().conversations().inbox(scope.workspace(), page);
    }

    /** How a sequence stands, in numbers, read from indexes alone. */
    public Stats stats(SequenceId id) {
        setup.sequence(scope.workspace(), id);
        return new Stats(
                setup.storage().enrollments().counts(scope.workspace(), id),
                setup.storage().drafts().counts(scope.workspace(), id),
                setup.storage().touches().counts(scope.workspace(), id),
                setup.storage().touches().deliveries(scope.workspace(), id),
                setup.storage().activities().answers(scope.workspace(), id));
    }

    /**
     * Counts of a sequence.
     *
     * @param enrollments contacts per state
     * @param drafts drafts per step and state
     * @param touches touches per step and state; none before launch
     * @param deliveries what providers told of them, per step
     * @param answers contacts that answered, per step and kind of answer
     */
    public record Stats(
            Map<EnrollmentStatus, Integer> enrollments,
            List<Drafts.Count> drafts,
            List<Touches.Count> touches,
            List<Touches.Delivered> deliveries,
            List<ActivityLog.Answers> answers) {

        public Stats {
            enrollments = Map.copyOf(enrollments);
            drafts = List.copyOf(drafts);
            touches = List.copyOf(touches);
            deliveries = List.copyOf(deliveries);
            answers = List.copyOf(answers);
        }

        /** The same step by step, in order. */
        public List<StepStats> steps() {
            return StepStats.of(drafts, touches, deliveries, answers);
        }

        /** Contacts that ended because they opted out, by whatever message or none. */
        public int optedOut() {
            return enrollments.getOrDefault(EnrollmentStatus.SUPPRESSED, 0);
        }

        /** Contacts that ended because mail to them does not arrive. */
        public int bounced() {
            return enrollments.getOrDefault(EnrollmentStatus.BOUNCED, 0);
        }

        /** Answers of people; a contact that answered two steps counts for both. */
        public int replies() {
            return steps().stream().mapToInt(StepStats::replies).sum();
        }

        /** Complaints; a contact that complained about two steps counts for both. */
        public int complaints() {
            return steps().stream().mapToInt(StepStats::complaints).sum();
        }
    }
}

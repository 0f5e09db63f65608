package dev.outbound.inbound;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.address.AddressKey;
import dev.outbound.conversation.Message;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.optout.OptOut;
import dev.outbound.policy.Policy;
import dev.outbound.setup.Setup;
import dev.outbound.suppression.Suppression;
import dev.outbound.touch.Touch;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.Scope;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A person answered, on whatever channel: kept in the conversation, and acted upon in the enrollment it answers and in the
 * contact's others, an opt-out in it included, all in one transaction.
 */
final class Answers {

    private final Setup setup;

    Answers(Setup setup) {
        this.setup = setup;
    }

    /** Takes an answer; one that was seen before has no effect. */
    InboundResult take(WorkspaceId workspace, Optional<Seen> seen, Answer answer) {
        Instant now = setup.now();
        Set<EnrollmentId> theirs = new LinkedHashSet<>(List.of(answer.enrollment()));
        theirs.addAll(setup.storage().enrollments().openByContact(workspace, List.of(answer.contact())));
        Optional<OptOut> optOut = answer.stops().map(address -> optOut(workspace, answer, address));
        Set<EnrollmentId> ids = new LinkedHashSet<>(theirs);
        optOut.ifPresent(o -> ids.addAll(o.enrollments()));
        Optional<Evidence> evidence = answer.touch().map(touch -> Evidence.about(setup, workspace, touch));
        boolean first = setup.inTransaction(() -> {
            Journal journal = setup.journal(Actor.CONTACT, now);
            Courses courses = new Courses(setup.storage(), workspace, journal);
            List<AddressKey> gates = optOut.map(OptOut::address).stream().toList();
            Map<EnrollmentId, Course> locked =
                    courses.lock(ids, List.of(), gates).courses();
            if (seen.isPresent() && !seen.get().isFirst(setup, workspace, now)) {
                return false;
            }
            Optional<Course> answered = Optional.ofNullable(locked.get(answer.enrollment()));
            answered.ifPresent(course -> {
                answer.touch()
                        .filter(touch -> answer.proves())
                        .map(Touch::position)
                        .ifPresent(position ->
                                evidence.orElseThrow().arrived(course, position, Optional.empty(), "it was answered"));
                keep(workspace, course, answer);
            });
            // Before the reply stops anything: who opted out is SUPPRESSED, which nobody can reactivate.
            optOut.ifPresent(o -> o.carryOut(locked.values(), journal));
            answered.ifPresent(Answers::stop);
            theirs.stream()
                    .filter(id -> !id.equals(answer.enrollment()))
                    .forEach(id -> Optional.ofNullable(locked.get(id)).ifPresent(this::elsewhere));
            courses.save(locked.values());
            return true;
        });
        if (!first) {
            return InboundResult.DUPLICATE;
        }
        return optOut.isPresent() ? InboundResult.OPTED_OUT : InboundResult.REPLIED;
    }

    private OptOut optOut(WorkspaceId workspace, Answer answer, AddressKey address) {
        return new OptOut(
                setup,
                new Scope(workspace, Actor.CONTACT),
                address,
                Suppression.Source.REPLY_REQUEST,
                "",
                Optional.of(answer.contact()));
    }

    private void keep(WorkspaceId workspace, Course course, Answer answer) {
        course.put(course.enrollment().repliedAt(course.now()));
        Map<String, String> data = Map.of(Data.CHANNEL, answer.channel().name());
        answer.touch()
                .map(Touch::position)
                .ifPresentOrElse(
                        position -> course.note(ActivityType.REPLY_RECEIVED, position, data),
                        () -> course.note(ActivityType.REPLY_RECEIVED, data));
        setup.storage().conversations().append(workspace, List.of(message(course, answer)));
    }

    private Message message(Course course, Answer answer) {
        return new Message(
                setup.ids().next(),
                course.enrollment().id(),
                answer.channel(),
                Message.Direction.INBOUND,
                answer.touch().map(Touch::position),
                answer.messageId(),
                false,
                answer.subject(),
                answer.text(),
                course.now());
    }

    private static void stop(Course course) {
        if (course.sequence().delivery().stopOnReply()
                && course.enrollment().status().isLive()) {
            course.end(EnrollmentStatus.REPLIED, SkipReason.REPLIED, ActivityType.ENROLLMENT_REPLIED);
        }
    }

    /** The contact wrote back, but to another sequence. */
    private void elsewhere(Course course) {
        if (!course.sequence().delivery().stopOnReply()
                || !course.enrollment().status().isLive()) {
            return;
        }
        Policy.Reaction reaction = setup.policy().replies().elsewhere();
        if (reaction == Policy.Reaction.STOP) {
            stop(course);
        } else if (reaction == Policy.Reaction.PAUSE && goesOnByItself(course)) {
            course.pause(new Pause(Pause.Reason.REPLIED_ELSEWHERE, course.now(), Optional.empty()));
        }
    }

    /** Active, or held only until the contact is back: who has answered is back. */
    private static boolean goesOnByItself(Course course) {
        return course.enrollment().pause().map(p -> p.resumeAt().isPresent()).orElse(true);
    }
}

package dev.outbound.dispatch;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.contact.ContactId;
import dev.outbound.conversation.Message;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.course.Schedule;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.optout.OptOut;
import dev.outbound.setup.Setup;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import dev.outbound.workspace.WorkspaceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes down what providers answered. Doing it twice is the same as once, so it is repeated until the database takes it. */
final class Recorder {

    private final Setup setup;

    Recorder(Setup setup) {
        this.setup = setup;
    }

    /**
     * Records the answers of one workspace in one transaction. An address its provider refused for good must not be tried
     * again, and who opted out there has opted out here: that is part of it, so no crash comes in between.
     */
    void record(WorkspaceId workspace, WorkspaceSettings settings, List<Answered> answers) {
        Instant now = setup.now();
        Set<EnrollmentId> ids = new LinkedHashSet<>();
        Set<ContactId> released = new LinkedHashSet<>();
        List<OptOut> optOuts = new ArrayList<>();
        for (Answered answer : answers) {
            ids.add(answer.begun().enrollment());
            if (answer.mayRelease(setup.policy().sending().promise())) {
                released.add(answer.begun().attempt().contact());
            }
            RefusedAddress.of(setup, workspace, answer.begun(), answer.outcome())
                    .ifPresent(optOuts::add);
        }
        Set<AddressKey> addresses = new LinkedHashSet<>();
        for (OptOut optOut : optOuts) {
            ids.addAll(optOut.enrollments());
            addresses.add(optOut.address());
        }
        setup.run(() -> {
            Courses courses = new Courses(setup.storage(), workspace, setup.journal(Actor.SYSTEM, now));
            Courses.Gated gated = courses.lock(ids, released, addresses);
            Schedule schedule = new Schedule(setup.policy(), settings);
            List<Attempt> ended = new ArrayList<>();
            List<Message> sent = new ArrayList<>();
            Set<Channel> told = EnumSet.noneOf(Channel.class);
            for (Answered answer : answers) {
                Optional.ofNullable(gated.courses().get(answer.begun().enrollment()))
                        .ifPresent(course -> one(course, answer, new Records(schedule, ended, sent, told)));
            }
            setup.storage().touches().end(workspace, ended);
            releaseClocks(workspace, released);
            setup.storage().conversations().append(workspace, sent);
            Journal byProvider = setup.journal(Actor.PROVIDER, now);
            optOuts.forEach(optOut -> optOut.carryOut(gated.courses().values(), byProvider));
            courses.save(gated.courses().values());
            byProvider.appendTo(setup.storage().activities(), workspace);
        });
    }

    private void releaseClocks(WorkspaceId workspace, Set<ContactId> released) {
        if (released.isEmpty()) {
            return;
        }
        Map<ContactId, Instant> counted = setup.storage().touches().lastCounted(workspace, released);
        Map<ContactId, Optional<Instant>> clocks = new HashMap<>();
        released.forEach(contact -> clocks.put(contact, Optional.ofNullable(counted.get(contact))));
        setup.storage().clocks().set(workspace, clocks);
    }

    /**
     * What one transaction gathers.
     *
     * @param told channels of which it was noted already that they are unavailable
     */
    private record Records(Schedule schedule, List<Attempt> ended, List<Message> sent, Set<Channel> told) {}

    private void one(Course course, Answered answer, Records records) {
        Begun begun = answer.begun();
        Optional<Touch> found = course.touch(begun.position());
        boolean isOurs = found.filter(t -> t.status() == TouchStatus.SENDING || t.status() == TouchStatus.IN_DOUBT)
                .flatMap(Touch::handover)
                .filter(h -> h.attempt() == begun.attempt().number())
                .isPresent();
        if (!isOurs) {
            return;
        }
        Touch touch = found.orElseThrow();
        records.ended()
                .add(answer.outcome()
                        .fold(
                                accepted -> {
                                    accept(course, touch, accepted.providerId());
                                    records.sent().add(message(course, touch, begun));
                                    return end(
                                            course,
                                            begun,
                                            Attempt.State.ACCEPTED,
                                            accepted.providerId(),
                                            Optional.empty());
                                },
                                deferred -> {
                                    defer(course, touch, deferred, records.told());
                                    return end(
                                            course,
                                            begun,
                                            Attempt.State.DEFERRED,
                                            Optional.empty(),
                                            Optional.of(deferred.detail()));
                                },
                                rejected -> {
                                    reject(course, touch, rejected);
                                    return end(
                                            course,
                                            begun,
                                            Attempt.State.REJECTED,
                                            Optional.empty(),
                                            Optional.of(rejected.detail()));
                                },
                                unknown -> {
                                    boolean again = doubt(course, touch, unknown.detail());
                                    return end(
                                            course,
                                            begun,
                                            again ? Attempt.State.DEFERRED : Attempt.State.IN_DOUBT,
                                            Optional.empty(),
                                            Optional.of((again ? Again.MAYBE_SENT : "") + unknown.detail()));
                                }));
        records.schedule().replan(course, begun.zones());
        course.settle();
    }

    private static Attempt end(
            Course course, Begun begun, Attempt.State state, Optional<String> theirId, Optional<String> detail) {
        return begun.attempt().ended(state, course.now(), theirId, detail);
    }

    private static void accept(Course course, Touch touch, Optional<String> theirId) {
        course.put(touch.sent(theirId));
        course.note(ActivityType.TOUCH_SENT, touch.position(), channel(touch));
        Draft draft = course.draft(touch.position());
        if (draft.status() == DraftStatus.APPROVED) {
            course.put(draft.sent());
        }
    }

    private void defer(Course course, Touch touch, SendOutcome.Deferred deferred, Set<Channel> told) {
        if (!course.enrollment().status().isLive()) {
            skip(course, touch, ended(course.enrollment().status()));
            return;
        }
        if (course.isOvertaken(touch.position())) {
            // It was in doubt meanwhile, and the next step went out: sent now, it would come behind that.
            skip(course, touch, SkipReason.OVERTAKEN);
            return;
        }
        boolean counted = !deferred.channelWide();
        List<Duration> backOff = setup.policy().sending().backOff();
        int failures = touch.transientFailures();
        if (counted && failures >= backOff.size()) {
            fail(course, touch, "RETRIES_EXHAUSTED", deferred.detail());
            return;
        }
        Duration wait = deferred.retryAfter()
                .orElseGet(() -> counted
                        ? backOff.get(failures)
                        : setup.policy().sending().channelDown());
        course.put(touch.deferred(course.now().plus(wait), counted));
        boolean isNews = !counted && told.add(touch.channel());
        course.note(
                !isNews ? ActivityType.TOUCH_DEFERRED : ActivityType.CHANNEL_UNAVAILABLE,
                touch.position(),
                Map.of(
                        Data.REASON,
                        deferred.detail(),
                        Data.CHANNEL,
                        touch.channel().name()));
    }

    private void reject(Course course, Touch touch, SendOutcome.Rejected rejected) {
        boolean live = course.enrollment().status().isLive();
        switch (rejected.kind()) {
            case OPTED_OUT -> skip(course, touch, SkipReason.SUPPRESSED);
            case INVALID_ADDRESS -> {
                fail(course, touch, rejected.kind().name(), rejected.detail());
                if (live
                        && touch.channel() == Channel.EMAIL
                        && setup.policy().replies().hardBounceStops()) {
                    course.end(EnrollmentStatus.BOUNCED, SkipReason.BOUNCED, ActivityType.ENROLLMENT_BOUNCED);
                }
            }
            case OTHER -> fail(course, touch, rejected.kind().name(), rejected.detail());
        }
    }

    /** What was in doubt, and turns out not to have been sent, failed: nothing can be skipped any more. */
    private static void skip(Course course, Touch touch, SkipReason reason) {
        if (touch.status() == TouchStatus.IN_DOUBT) {
            fail(course, touch, reason.name(), "it was not sent");
        } else {
            course.skipTouch(touch, reason);
        }
    }

    private static void fail(Course course, Touch touch, String code, String detail) {
        course.put(touch.failed(code + ": " + detail));
        course.note(
                ActivityType.TOUCH_FAILED,
                touch.position(),
                Map.of(Data.REASON, code, Data.CHANNEL, touch.channel().name()));
    }

    /** Whether it is sent again instead of staying in doubt. */
    private boolean doubt(Course course, Touch touch, String detail) {
        if (touch.status() != TouchStatus.SENDING) {
            return false;
        }
        if (Again.schedule(setup.policy().sending(), course, touch, detail)) {
            return true;
        }
        course.put(touch.inDoubt(detail));
        course.note(ActivityType.TOUCH_IN_DOUBT, touch.position(), channel(touch));
        return false;
    }

    private Message message(Course course, Touch touch, Begun begun) {
        String subject = begun.message().fold(OutboundMessage.Email::subject, text -> "", call -> "");
        boolean root =
                begun.message().fold(mail -> mail.threading().inReplyTo().isEmpty(), text -> false, call -> false);
        String words =
                course.draft(touch.position()).content().map(c -> c.body()).orElse("");
        Optional<String> messageId =
                touch.channel() == Channel.EMAIL ? touch.handover().map(Handover::messageId) : Optional.empty();
        return new Message(
                setup.ids().next(),
                touch.enrollment(),
                touch.channel(),
                Message.Direction.OUTBOUND,
                Optional.of(touch.position()),
                messageId,
                root,
                subject,
                words,
                course.now());
    }

    /** Why an enrollment that ended meanwhile does not get what the provider deferred. */
    private static SkipReason ended(EnrollmentStatus status) {
        return switch (status) {
            case REPLIED -> SkipReason.REPLIED;
            case BOUNCED -> SkipReason.BOUNCED;
            case SUPPRESSED -> SkipReason.SUPPRESSED;
            case PENDING, GENERATING, GENERATION_FAILED, IN_REVIEW, ACTIVE, PAUSED, COMPLETED, CANCELLED ->
                SkipReason.CANCELLED;
        };
    }

    private static Map<String, String> channel(Touch touch) {
        return Map.of(Data.CHANNEL, touch.channel().name());
    }
}

package dev.outbound.inbound;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.address.Address;
import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.optout.OptOut;
import dev.outbound.setup.Setup;
import dev.outbound.suppression.Suppression;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.Scope;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a provider tells of a text or a call after it was handed over, in whatever order and however often. */
final class Statuses {

    private static final String KEYPRESS = "keypress";

    private final Setup setup;

    Statuses(Setup setup) {
        this.setup = setup;
    }

    InboundResult hear(WorkspaceId workspace, StatusReport report) {
        Instant now = setup.now();
        Optional<Touch> found = find(workspace, report.channel(), report.attempt(), report.providerId());
        if (found.isEmpty()) {
            new Records(setup)
                    .note(
                            workspace,
                            now,
                            ActivityType.INBOUND_UNMATCHED,
                            Map.of(
                                    Data.CHANNEL,
                                    report.channel().name(),
                                    Data.STATUS,
                                    report.status().name()));
            return InboundResult.UNMATCHED;
        }
        Touch seen = found.get();
        Evidence evidence = Evidence.about(setup, workspace, seen);
        setup.run(() -> {
            Courses courses = new Courses(setup.storage(), workspace, setup.journal(Actor.PROVIDER, now));
            Course course = courses.lock(seen.enrollment());
            evidence.arrived(course, seen.position(), theirId(report), "the provider reported on it");
            course.touch(seen.position()).ifPresent(touch -> hear(course, touch, report));
            courses.save(List.of(course));
        });
        return InboundResult.RECORDED;
    }

    /**
     * The contact pressed the key for "do not call again".
     */
    InboundResult keypress(WorkspaceId workspace, Optional<UUID> attempt, String providerId) {
        Optional<Touch> found = find(workspace, Channel.VOICE, attempt, providerId);
        Optional<Address> number = found.flatMap(Touch::handedTo);
        Seen seen = new Seen(KEYPRESS, attempt.map(UUID::toString).orElse(providerId));
        if (number.isEmpty()) {
            return new Records(setup).note(workspace, seen, ActivityType.INBOUND_UNMATCHED, InboundResult.UNMATCHED);
        }
        if (!setup.policy().optOuts().keypress()) {
            return new Records(setup).note(workspace, seen, ActivityType.INBOUND_RECORDED, InboundResult.RECORDED);
        }
        return optOut(workspace, seen, found.orElseThrow(), number.get().key());
    }

    private InboundResult optOut(WorkspaceId workspace, Seen seen, Touch touch, AddressKey number) {
        Instant now = setup.now();
        OptOut optOut = new OptOut(
                setup,
                new Scope(workspace, Actor.CONTACT),
                number,
                Suppression.Source.VOICE_KEYPRESS,
                "",
                Optional.of(touch.contact()));
        Set<EnrollmentId> ids = new LinkedHashSet<>(optOut.enrollments());
        ids.add(touch.enrollment());
        Evidence evidence = Evidence.about(setup, workspace, touch);
        return setup.inTransaction(() -> {
            Journal journal = setup.journal(Actor.CONTACT, now);
            Courses courses = new Courses(setup.storage(), workspace, journal);
            Map<EnrollmentId, Course> locked =
                    courses.lock(ids, List.of(), List.of(number)).courses();
            if (!seen.isFirst(setup, workspace, now)) {
                return InboundResult.DUPLICATE;
            }
            Optional.ofNullable(locked.get(touch.enrollment()))
                    .ifPresent(course ->
                            evidence.arrived(course, touch.position(), Optional.empty(), "a key was pressed in it"));
            optOut.carryOut(locked.values(), journal);
            courses.save(locked.values());
            return InboundResult.OPTED_OUT;
        });
    }

    /** Notes what is new; what was heard before, or is older than what is known, changes nothing. */
    private static void hear(Course course, Touch touch, StatusReport report) {
        if (touch.status() != TouchStatus.SENT && touch.status() != TouchStatus.SENDING) {
            return;
        }
        Touch next = touch.withDelivery(touch.delivery().hearing(report.status()));
        if (next.providerId().isEmpty()) {
            next = next.withProviderId(theirId(report));
        }
        if (next.equals(touch)) {
            return;
        }
        course.put(next);
        if (next.delivery() != touch.delivery()) {
            Map<String, String> data = new HashMap<>();
            data.put(Data.CHANNEL, touch.channel().name());
            data.put(Data.STATUS, next.delivery().name());
            report.code().ifPresent(code -> data.put(Data.CODE, code));
            course.note(ActivityType.TOUCH_STATUS, touch.position(), data);
        }
    }

    /** The touch whose latest attempt it is: what an attempt did that was given up says nothing of the next. */
    private Optional<Touch> find(WorkspaceId workspace, Channel channel, Optional<UUID> attempt, String providerId) {
        var touches = setup.storage().touches();
        Optional<Touch> byAttempt = attempt.flatMap(
                        id -> touches.attempts(workspace, List.of(id)).stream().findFirst())
                .flatMap(a -> touches.find(workspace, a.touch()).filter(t -> isLatest(t, a)));
        return byAttempt.or(() ->
                providerId.isBlank() ? Optional.empty() : touches.findByProviderId(workspace, channel, providerId));
    }

    private static boolean isLatest(Touch touch, Attempt attempt) {
        return touch.channel() == attempt.channel()
                && touch.handover().filter(h -> h.attempt() == attempt.number()).isPresent();
    }

    private static Optional<String> theirId(StatusReport report) {
        return Optional.of(report.providerId()).filter(id -> !id.isBlank());
    }
}

package dev.outbound.contract;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Subject;
import dev.outbound.address.AddressKey;
import dev.outbound.address.AddressKind;
import dev.outbound.address.Channel;
import dev.outbound.contact.ContactId;
import dev.outbound.conversation.Message;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.Fingerprint;
import dev.outbound.draft.SkipReason;
import dev.outbound.draft.Writing;
import dev.outbound.enrollment.EndReason;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Pause;
import dev.outbound.list.ContactList;
import dev.outbound.list.ContactListId;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.store.Ids;
import dev.outbound.suppression.Suppression;
import dev.outbound.template.Template;
import dev.outbound.template.TemplateId;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.DeliveryStatus;
import dev.outbound.touch.Timing;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/** Makes values to store. Every id is new, and later ones are greater. */
public final class Samples {

    public static final WorkspaceId HERE = new WorkspaceId("here");
    public static final WorkspaceId THERE = new WorkspaceId("there");

    /** A Monday morning, with milliseconds. */
    public static final Instant NOW = Instant.parse("2026-03-02T09:30:00.123Z");

    /** Letters of several scripts, a combining accent, a quote, an emoji beyond 16 bits, and a line break. */
    public static final String TEXT = "Grüße, Zoe\u0301 — “你好” O'Neil \\ %s 🚀\nשלום";

    private static final Ids IDS = new Ids(Clock.fixed(NOW, ZoneOffset.UTC), new SplittableRandom(7));

    private Samples() {}

    public static UUID id() {
        return IDS.next();
    }

    public static ContactId contact(String name) {
        return new ContactId(name);
    }

    public static AddressKey email(String contact) {
        return new AddressKey(AddressKind.EMAIL, contact + "@example.com");
    }

    public static AddressKey phone(int number) {
        return new AddressKey(AddressKind.PHONE, "+1212555%04d".formatted(number));
    }

    /** A DRAFT of no steps. */
    public static Sequence aSequence() {
        return Sequence.blank(new SequenceId(id()), "Spring", NOW);
    }

    public static Sequence aSequence(SequenceStatus status) {
        return in(aSequence(), status);
    }

    /** The sequence in any state, however it came there. */
    public static Sequence in(Sequence s, SequenceStatus status) {
        return new Sequence(
                s.id(),
                s.name(),
                s.recipe(),
                s.recipients(),
                s.delivery(),
                status,
                s.startAt(),
                s.createdAt(),
                s.version());
    }

    /** A PENDING enrollment of a contact that has an email address. */
    public static Enrollment anEnrollment(SequenceId sequence, String contact) {
        return Enrollment.pending(new EnrollmentId(id()), sequence, contact(contact), Set.of(email(contact)));
    }

    /** The enrollment in any state, with what the state requires. */
    public static Enrollment in(Enrollment e, EnrollmentStatus status) {
        return new Enrollment(
                e.id(),
                e.sequence(),
                e.contact(),
                e.keys(),
                status,
                e.problem(),
                e.anchor(),
                status == EnrollmentStatus.PAUSED
                        ? Optional.of(new Pause(Pause.Reason.USER, NOW, Optional.empty()))
                        : Optional.empty(),
                status == EnrollmentStatus.CANCELLED ? Optional.of(EndReason.REMOVED) : Optional.empty(),
                e.repliedAt(),
                e.version());
    }

    /** A draft QUEUED since {@link #NOW}. */
    public static Draft aDraft(Enrollment enrollment, int position) {
        return Draft.queued(new DraftId(id()), enrollment, position, NOW);
    }

    /** The draft in any state, with what the state requires. */
    public static Draft in(Draft d, DraftStatus status) {
        return new Draft(
                d.id(),
                d.enrollment(),
                d.sequence(),
                d.position(),
                status,
                Optional.of(new DraftContent.Email("Hello", TEXT, false)),
                status == DraftStatus.FAILED ? Optional.of("no answer") : Optional.empty(),
                status == DraftStatus.SKIPPED ? Optional.of(SkipReason.USER) : Optional.empty(),
                d.decision(),
                d.writing(),
                d.edits(),
                d.version());
    }

    /** The draft with another wake time. */
    public static Draft waking(Draft d, Optional<Instant> wakeAt) {
        return new Draft(
                d.id(),
                d.enrollment(),
                d.sequence(),
                d.position(),
                d.status(),
                d.content(),
                d.problem(),
                d.skipReason(),
                d.decision(),
                new Writing(
                        d.writing().generation(),
                        d.writing().failures(),
                        wakeAt,
                        d.writing().from()),
                d.edits(),
                d.version());
    }

    /** A HELD email that is not planned. */
    public static Touch aTouch(Enrollment enrollment, int position) {
        return new Touch(
                new TouchId(id()),
                enrollment.id(),
                enrollment.sequence(),
                enrollment.contact(),
                position,
                Channel.EMAIL,
                TouchStatus.HELD,
                Optional.empty(),
                Optional.empty(),
                Timing.NONE,
                0,
                Optional.empty(),
                Optional.empty(),
                DeliveryStatus.NONE,
                0);
    }

    /** A touch in any state that wakes at that time. */
    public static Touch aTouch(Enrollment enrollment, int position, TouchStatus status, Instant wakeAt) {
        Touch touch = in(aTouch(enrollment, position), status);
        return touch.withTiming(touch.timing().withWakeAt(Optional.of(wakeAt)));
    }

    /** The touch in any state, with what the state requires. */
    public static Touch in(Touch t, TouchStatus status) {
        return skippedFor(
                t,
                status,
                status == TouchStatus.SKIPPED ? Optional.of(SkipReason.USER) : Optional.empty(),
                t.channel());
    }

    /** The touch SKIPPED for that reason. */
    public static Touch skipped(Touch t, SkipReason reason) {
        return skippedFor(t, TouchStatus.SKIPPED, Optional.of(reason), t.channel());
    }

    /** The touch on another channel. */
    public static Touch on(Touch t, Channel channel) {
        return skippedFor(t, t.status(), t.skipReason(), channel);
    }

    /** An attempt STARTED at that time, to the contact's email address. */
    public static Attempt anAttempt(Touch touch, int number, Instant startedAt) {
        return new Attempt(
                id(),
                touch.id(),
                touch.contact(),
                touch.channel(),
                number,
                email(touch.contact().value()),
                "tyler",
                Fingerprint.of(touch.position(), new DraftContent.Sms("hello")),
                startedAt,
                startedAt.plusSeconds(30),
                Attempt.State.STARTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The attempt ended that way. */
    public static Attempt ended(Attempt attempt, Attempt.State state) {
        return state == attempt.state()
                ? attempt
                : attempt.ended(state, attempt.startedAt().plusSeconds(1), Optional.empty(), Optional.empty());
    }

    public static ContactList aList(String name) {
        return new ContactList(new ContactListId(id()), name, 0, false, NOW, 0);
    }

    public static Template aTemplate(String name) {
        return new Template(new TemplateId(id()), name, Recipe.EMPTY, NOW, 0);
    }

    public static Suppression aSuppression(AddressKey address, Instant at) {
        return new Suppression(address, Suppression.Source.MANUAL, "", at, Actor.user("Ann"));
    }

    public static Message aMessage(EnrollmentId enrollment, Message.Direction direction, Instant at) {
        return new Message(
                id(),
                enrollment,
                Channel.EMAIL,
                direction,
                Optional.empty(),
                Optional.empty(),
                false,
                "Hello",
                TEXT,
                at);
    }

    public static Activity anActivity(Subject subject) {
        return new Activity(id(), NOW, ActivityType.TOUCH_SENT, Actor.SYSTEM, subject, Map.of(Data.CHANNEL, "EMAIL"));
    }

    private static Touch skippedFor(Touch t, TouchStatus status, Optional<SkipReason> reason, Channel channel) {
        return new Touch(
                t.id(),
                t.enrollment(),
                t.sequence(),
                t.contact(),
                t.position(),
                channel,
                status,
                reason,
                t.problem(),
                t.timing(),
                t.transientFailures(),
                t.handover(),
                t.providerId(),
                t.delivery(),
                t.version());
    }
}

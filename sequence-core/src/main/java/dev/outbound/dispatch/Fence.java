package dev.outbound.dispatch;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.address.Address;
import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.address.PhoneNumber;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.conversation.Message;
import dev.outbound.course.Course;
import dev.outbound.course.Courses;
import dev.outbound.course.Schedule;
import dev.outbound.draft.Draft;
import dev.outbound.draft.Fingerprint;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.Unquoted;
import dev.outbound.launch.Launches;
import dev.outbound.schedule.ContactZones;
import dev.outbound.schedule.LocalTimes;
import dev.outbound.sequence.Sender;
import dev.outbound.setup.Setup;
import dev.outbound.store.UncertainCommitException;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Handover;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import dev.outbound.workspace.WorkspaceSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The point of no return. One transaction locks everything a claimed touch depends on, asks every gate again, and writes
 * the attempt; only what that transaction committed may be handed to a provider.
 */
final class Fence {

    private static final Logger log = LoggerFactory.getLogger(Fence.class);

    private final Setup setup;
    private final Composer composer;
    private final LongSupplier nanos;
    private final Uncertain uncertain;

    Fence(Setup setup, Composer composer, LongSupplier nanos, Uncertain uncertain) {
        this.setup = setup;
        this.uncertain = uncertain;
        this.composer = composer;
        this.nanos = nanos;
    }

    /**
     * Takes claimed touches of one workspace through the gates.
     *
     * @return those that may be sent now
     */
    List<Begun> pass(WorkspaceId workspace, List<Touch> claimed) {
        WorkspaceSettings settings = setup.settings(workspace);
        Map<ContactId, Contact> contacts =
                setup.contacts(workspace, claimed.stream().map(Touch::contact).toList());
        List<Begun> begun = new ArrayList<>();
        try {
            setup.run(() -> {
                begun.clear();
                begun.addAll(new Crossing(workspace, settings, contacts).cross(claimed));
            });
            return begun;
        } catch (UncertainCommitException unanswered) {
            return uncertain.now(new Uncertain.Batch(workspace, settings, begun));
        }
    }

    /** One transaction through the fence. */
    private final class Crossing {

        private final WorkspaceId workspace;
        private final WorkspaceSettings settings;
        private final Map<ContactId, Contact> contacts;
        private final Schedule schedule;
        private final Instant now = setup.now();
        private final long deadline =
                nanos.getAsLong() + setup.policy().sending().startWithin().toNanos();
        private final Map<ContactId, Optional<Instant>> clocks = new HashMap<>();
        private final Map<ContactId, Optional<Instant>> written = new HashMap<>();
        private final List<Begun> begun = new ArrayList<>();
        private final Pace pace;

        Crossing(WorkspaceId workspace, WorkspaceSettings settings, Map<ContactId, Contact> contacts) {
            this.workspace = workspace;
            this.settings = settings;
            this.contacts = contacts;
            this.schedule = new Schedule(setup.policy(), settings);
            this.pace = new Pace(
                    setup.storage().touches(),
                    workspace,
                    setup.policy().limits().caps(),
                    settings.zone(),
                    now);
        }

        List<Begun> cross(List<Touch> claimed) {
            Courses courses = new Courses(setup.storage(), workspace, setup.journal(Actor.SYSTEM, now));
            Set<EnrollmentId> ids = new LinkedHashSet<>();
            Set<ContactId> people = new HashSet<>();
            Set<AddressKey> addresses = new HashSet<>();
            for (Touch touch : claimed) {
                ids.add(touch.enrollment());
                people.add(touch.contact());
                contact(touch).flatMap(c -> c.address(touch.channel())).ifPresent(a -> addresses.add(a.key()));
            }
            Courses.Gated gated = courses.lock(ids, people, addresses);
            clocks.putAll(gated.clocks());
            pace.lock(claimed.stream().map(Touch::channel).toList());
            Map<EnrollmentId, List<Message>> conversations = conversations(ids);
            for (Touch touch : claimed) {
                Optional.ofNullable(gated.courses().get(touch.enrollment()))
                        .ifPresent(course -> decide(
                                course,
                                touch,
                                gated.suppressed(),
                                conversations.getOrDefault(touch.enrollment(), List.of())));
            }
            setup.storage()
                    .touches()
                    .begin(workspace, begun.stream().map(Begun::attempt).toList());
            if (!written.isEmpty()) {
                setup.storage().clocks().set(workspace, written);
            }
            courses.save(gated.courses().values());
            return begun;
        }

        private Map<EnrollmentId, List<Message>> conversations(Set<EnrollmentId> ids) {
            Map<EnrollmentId, List<Message>> byEnrollment = new HashMap<>();
            setup.storage()
                    .conversations()
                    .ofEnrollments(workspace, ids)
                    .forEach(m -> byEnrollment
                            .computeIfAbsent(m.enrollment(), e -> new ArrayList<>())
                            .add(m));
            return byEnrollment;
        }

        private void decide(Course course, Touch claimed, Set<AddressKey> suppressed, List<Message> conversation) {
            Optional<Touch> ours = course.touch(claimed.position())
                    .filter(t -> t.status() == TouchStatus.CLAIMED && t.version() == claimed.version());
            if (ours.isEmpty()) {
                log.debug("claim of touch {} was lost", claimed.id());
                return;
            }
            Touch touch = ours.get();
            Optional<Contact> contact = contact(touch);
            // An opt-out finds the enrollment by the addresses it is written to now.
            contact.map(Contact::keys)
                    .filter(keys -> !keys.equals(course.enrollment().keys()))
                    .ifPresent(keys -> course.put(course.enrollment().withKeys(keys)));
            Optional<ContactZones> zones = contact.map(c -> schedule.zones(course.sequence(), c));
            Passage passage = new Passage(
                    course,
                    touch,
                    contact,
                    zones.map(z -> schedule.hours(course.sequence(), touch.position(), z)),
                    clocks.getOrDefault(touch.contact(), Optional.empty()),
                    pace.fullUntil(touch.channel(), sender(course, touch.channel())),
                    suppressed,
                    setup.policy());
            Verdict verdict = Gates.ask(passage);
            if (verdict instanceof Verdict.Pass) {
                begin(passage, zones.orElseThrow(), conversation);
                return;
            }
            new Refusal(course, touch, schedule).apply(verdict, zones);
        }

        private void begin(Passage passage, ContactZones zones, List<Message> conversation) {
            Course course = passage.course();
            Touch touch = passage.touch();
            Address to = passage.address().orElseThrow();
            int number = touch.handover().map(Handover::attempt).orElse(0) + 1;
            UUID id = setup.ids().next();
            Handed handed = new Handed(workspace, touch.id(), id, deadline, nanos);
            Draft draft = passage.draft();
            OutboundMessage message;
            String messageId;
            try {
                messageId = composer.messageId(handed, settings);
                message = composer.compose(
                        handed,
                        draft.content().orElseThrow(),
                        to,
                        Launches.sender(course.sequence(), settings),
                        settings,
                        conversation);
            } catch (RuntimeException notComposable) {
                log.error("the message of touch {} cannot be composed", touch.id(), Unquoted.of(notComposable));
                course.put(touch.failed("the message could not be composed"));
                course.note(ActivityType.TOUCH_FAILED, touch.position(), Map.of(Data.REASON, "NOT_COMPOSABLE"));
                schedule.replan(course, zones);
                course.settle();
                return;
            }
            boolean late = !touch.timing().manual()
                    && touch.timing()
                            .plannedDate()
                            .filter(LocalTimes.date(now, zones.scheduling())::isAfter)
                            .isPresent();
            Handover handover = new Handover(number, now, late, to.value(), messageId);
            course.put(touch.sending(handover, now.plus(setup.policy().sending().sendingLease())));
            course.note(
                    ActivityType.TOUCH_SENDING,
                    touch.position(),
                    Map.of(
                            Data.ATTEMPT,
                            id.toString(),
                            Data.CHANNEL,
                            touch.channel().name()));
            overtakeHeld(course, touch.position());
            clocks.put(touch.contact(), Optional.of(now));
            written.put(touch.contact(), Optional.of(now));
            Attempt attempt = new Attempt(
                    id,
                    touch.id(),
                    touch.contact(),
                    touch.channel(),
                    number,
                    to.key(),
                    sender(course, touch.channel()),
                    Fingerprint.of(draft.position(), draft.content().orElseThrow()),
                    now,
                    now.plus(setup.policy().sending().startWithin()),
                    Attempt.State.STARTED,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            pace.began(attempt.channel(), attempt.sender());
            begun.add(new Begun(attempt, touch.enrollment(), touch.position(), message, zones));
        }

        private void overtakeHeld(Course course, int position) {
            for (Touch earlier : course.touches()) {
                if (earlier.position() < position && earlier.status() == TouchStatus.HELD) {
                    course.skipDraft(course.draft(earlier.position()), SkipReason.OVERTAKEN);
                    course.skipTouch(earlier, SkipReason.OVERTAKEN);
                }
            }
        }

        /** The mailbox or number a message comes from: by its name only, for nothing is composed yet. */
        private String sender(Course course, Channel channel) {
            return switch (channel) {
                case EMAIL ->
                    course.sequence()
                            .delivery()
                            .sender()
                            .map(Sender::localPart)
                            .orElseGet(() -> settings.identity().fromLocalPart())
                            .toLowerCase(Locale.ROOT);
                case SMS -> settings.numbers().sms().map(PhoneNumber::value).orElse("");
                case VOICE -> settings.numbers().voice().map(PhoneNumber::value).orElse("");
            };
        }

        private Optional<Contact> contact(Touch touch) {
            return Optional.ofNullable(contacts.get(touch.contact()));
        }
    }
}

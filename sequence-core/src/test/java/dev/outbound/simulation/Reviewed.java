package dev.outbound.simulation;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.address.Address;
import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.store.Ids;
import dev.outbound.workspace.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Sequences that are written and reviewed, put into the storage as they are: most runs are about what comes after, and the
 * way through writing and review is long.
 */
final class Reviewed {

    private static final Actor REVIEWER = Actor.user("rita");

    private final SimWorld world;
    private final Chance chance;
    private final Instant now;
    private final Ids ids;

    Reviewed(SimWorld world, Chance chance) {
        this.world = world;
        this.chance = chance;
        this.now = world.clock().instant();
        this.ids = new Ids(world.clock(), new SplittableRandom(chance.number()));
    }

    SequenceId sequence(String name, Recipe recipe, List<ContactId> people) {
        Sequence sequence = Sequence.blank(new SequenceId(ids.next()), name, now)
                .withRecipe(recipe)
                .withRecipients(Recipients.contacts(people.toArray(ContactId[]::new)))
                .become(SequenceStatus.GENERATING)
                .become(SequenceStatus.IN_REVIEW);
        Journal journal = new Journal(ids, REVIEWER, now);
        journal.note(ActivityType.SEQUENCE_IN_REVIEW, Subject.of(sequence.id()));
        List<Enrollment> enrollments = new ArrayList<>();
        List<Draft> drafts = new ArrayList<>();
        for (ContactId id : people) {
            Contact contact = world.crm().find(id).orElseThrow(() -> new Violation("nobody is " + id));
            Enrollment enrollment = enrollment(sequence, contact);
            enrollments.add(enrollment);
            journal.note(ActivityType.ENROLLMENT_IN_REVIEW, Subject.of(enrollment));
            for (int position = 1; position <= recipe.steps().size(); position++) {
                drafts.add(draft(enrollment, contact, recipe.step(position).channel(), position));
            }
        }
        world.staging(storage -> {
            storage.sequences().add(SimWorld.WORKSPACE, sequence);
            storage.enrollments().add(SimWorld.WORKSPACE, enrollments);
            storage.drafts().add(SimWorld.WORKSPACE, drafts);
            journal.appendTo(storage.activities(), SimWorld.WORKSPACE);
        });
        return sequence.id();
    }

    private Enrollment enrollment(Sequence sequence, Contact contact) {
        Set<AddressKey> keys = new HashSet<>();
        contact.email().map(Address::key).ifPresent(keys::add);
        contact.phone().map(Address::key).ifPresent(keys::add);
        return Enrollment.pending(new EnrollmentId(ids.next()), sequence.id(), contact.id(), keys)
                .become(EnrollmentStatus.GENERATING)
                .become(EnrollmentStatus.IN_REVIEW);
    }

    private Draft draft(Enrollment enrollment, Contact contact, Channel channel, int position) {
        Draft queued = Draft.queued(new DraftId(ids.next()), enrollment, position, now);
        Optional<Address> address = contact.address(channel);
        if (address.isEmpty()) {
            return queued.skipped(SkipReason.MISSING_ADDRESS, Actor.SYSTEM, now);
        }
        DraftContent words = SimWriter.words(channel, "Step " + position + " to " + contact.id());
        Draft written = queued.generating(now).written(words);
        if (chance.oneIn(10)) {
            return written;
        }
        world.facts().approve(written.id(), words);
        return written.approved(REVIEWER, now);
    }
}

package dev.outbound.privacy;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.address.AddressKey;
import dev.outbound.contact.ContactId;
import dev.outbound.draft.Draft;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.OfContact;
import dev.outbound.setup.Setup;
import dev.outbound.storage.Storage;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.touch.Touch;
import dev.outbound.workspace.WorkspaceId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tells everything that is known of a contact, a page at a time. */
final class Export {

    private static final int SLICE = 100;

    private final Storage storage;
    private final WorkspaceId workspace;

    Export(Setup setup, WorkspaceId workspace) {
        this.storage = setup.storage();
        this.workspace = workspace;
    }

    /** Memberships, opt-outs, then each enrollment with what belongs to it, then what happened. */
    Stream<PersonalRecord> of(ContactId contact, Set<AddressKey> addresses) {
        List<Supplier<Stream<PersonalRecord>>> parts = List.of(
                () -> memberships(contact),
                () -> addresses.stream()
                        .flatMap(address -> storage.suppressions().find(workspace, address).stream())
                        .map(PersonalRecord.OptOut::new),
                () -> enrollments(contact),
                () -> activities(contact));
        return parts.stream().flatMap(Supplier::get);
    }

    private Stream<PersonalRecord> memberships(ContactId contact) {
        return storage.lists().listsOf(workspace, contact).stream()
                .flatMap(list -> storage.lists().find(workspace, list).stream())
                .map(PersonalRecord.Membership::new);
    }

    private Stream<PersonalRecord> enrollments(ContactId contact) {
        return OfContact.all(storage.enrollments(), workspace, contact).flatMap(this::enrollment);
    }

    private Stream<PersonalRecord> enrollment(Enrollment enrollment) {
        List<EnrollmentId> one = List.of(enrollment.id());
        List<Touch> touches = storage.touches().ofEnrollments(workspace, one);
        List<Draft> drafts = storage.drafts().ofEnrollments(workspace, one);
        List<Supplier<Stream<PersonalRecord>>> parts = List.of(
                () -> Stream.of(new PersonalRecord.Enrolled(enrollment)),
                () -> drafts.stream().map(PersonalRecord.Drafted::new),
                () -> drafts.stream()
                        .flatMap(draft -> storage.drafts().history(workspace, draft.id()).stream())
                        .map(PersonalRecord.Replaced::new),
                () -> touches.stream().map(PersonalRecord.Scheduled::new),
                () -> storage
                        .touches()
                        .attemptsOf(workspace, touches.stream().map(Touch::id).toList())
                        .stream()
                        .map(PersonalRecord.Attempted::new),
                () -> storage.conversations().ofEnrollments(workspace, one).stream()
                        .map(PersonalRecord.Said::new));
        return parts.stream().flatMap(Supplier::get);
    }

    private Stream<PersonalRecord> activities(ContactId contact) {
        Function<PageRequest, Page<Activity>> page =
                request -> storage.activities().page(workspace, ActivityLog.Filter.of(contact), request);
        return Page.all(SLICE, page).flatMap(some -> some.items().stream()).map(PersonalRecord.Happened::new);
    }
}

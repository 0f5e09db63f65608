package dev.outbound.enrollment;

import dev.outbound.contact.ContactId;
import dev.outbound.workspace.WorkspaceId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** All enrollments of one contact, read slice by slice as they are come to. */
public final class OfContact {

    private static final int SLICE = 100;

    private OfContact() {}

    /** In whatever state, in ascending id. */
    public static Stream<Enrollment> all(Enrollments store, WorkspaceId workspace, ContactId contact) {
        Function<Optional<EnrollmentId>, List<Enrollment>> slice =
                after -> store.ofContact(workspace, contact, after, SLICE);
        return Stream.iterate(
                        slice.apply(Optional.empty()),
                        some -> !some.isEmpty(),
                        some -> slice.apply(
                                Optional.of(some.get(some.size() - 1).id())))
                .flatMap(List::stream);
    }
}

package dev.outbound.jdbc;

import dev.outbound.address.AddressKey;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.SequenceId;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The addresses of enrollments in {@code seq_enrollment_address}, by which an opt-out finds them. */
final class EnrollmentAddresses {

    private EnrollmentAddresses() {}

    static void add(Database database, WorkspaceId workspace, Collection<Enrollment> enrollments) {
        Columns rows = new Columns();
        for (Enrollment enrollment : enrollments) {
            for (AddressKey key : enrollment.keys()) {
                rows.text("workspace_id", workspace.value())
                        .text("address", key.value())
                        .text("kind", key.kind().name())
                        .id("enrollment_id", enrollment.id().value());
            }
        }
        database.insert("seq_enrollment_address", rows);
    }

    /** Those whose addresses are stored as others. */
    static List<Enrollment> moved(Handle handle, WorkspaceId workspace, Collection<Enrollment> enrollments) {
        Map<UUID, String> stored = handle
                .createQuery("""
                        select id, address_keys
                          from seq_enrollment
                         where workspace_id = :workspace
                           and id = any(:ids)
                        """)
                .bind("workspace", workspace.value())
                .bindArray(
                        "ids", UUID.class, Keys.of(enrollments, one -> one.id().value()))
                .map(Row.as(row -> Map.entry(row.uuid("id"), row.text("address_keys"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return enrollments.stream()
                .filter(one -> !Json.keys(one.keys()).equals(stored.get(one.id().value())))
                .toList();
    }

    static void replace(Database database, Handle handle, WorkspaceId workspace, List<Enrollment> enrollments) {
        if (enrollments.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                        delete from seq_enrollment_address
                         where workspace_id = :workspace
                           and enrollment_id = any(:ids)
                        """)
                .bind("workspace", workspace.value())
                .bindArray(
                        "ids", UUID.class, Keys.of(enrollments, one -> one.id().value()))
                .execute();
        add(database, workspace, enrollments);
    }

    static void deleteOfSequence(Handle handle, WorkspaceId workspace, SequenceId sequence) {
        handle.createUpdate("""
                        delete from seq_enrollment_address
                         where workspace_id = :workspace
                           and enrollment_id in (select id
                                                   from seq_enrollment
                                                  where workspace_id = :workspace
                                                    and sequence_id = :sequence)
                        """)
                .bind("workspace", workspace.value())
                .bind("sequence", sequence.value())
                .execute();
    }

    static List<EnrollmentId> open(Handle handle, WorkspaceId workspace, Collection<AddressKey> keys) {
        Set<AddressKey> wanted = new HashSet<>(keys);
        return handle
                .createQuery("""
                        select a.kind, a.address, e.id
                          from seq_enrollment_address a
                          join seq_enrollment e on e.workspace_id = a.workspace_id and e.id = a.enrollment_id
                         where a.workspace_id = :workspace
                           and a.address = any(:addresses)
                           and e.status not in ('SUPPRESSED', 'COMPLETED', 'CANCELLED')
                         order by e.id
                        """)
                .bind("workspace", workspace.value())
                .bindArray("addresses", String.class, Keys.of(keys, AddressKey::value))
                .map(Row.as(row -> Map.entry(Row.key(row), new EnrollmentId(row.uuid("id")))))
                .list()
                .stream()
                .filter(entry -> wanted.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }
}

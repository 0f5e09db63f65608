package dev.outbound.jdbc;

import dev.outbound.address.AddressKey;
import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.enrollment.EnrollmentRef;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.enrollment.Enrollments;
import dev.outbound.sequence.SequenceId;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Enrollments in {@code seq_enrollment}. */
final class JdbiEnrollments implements Enrollments {

    private static final UUID NIL = new UUID(0, 0);

    private final Database database;

    JdbiEnrollments(Database database) {
        this.database = database;
    }

    @Override
    public Set<ContactId> add(WorkspaceId workspace, Collection<Enrollment> enrollments) {
        return database.write(handle -> {
            List<Enrollment> rows = enrollments.stream()
                    .sorted(Comparator.comparing(Enrollment::contact))
                    .toList();
            Columns columns = new Columns();
            for (Enrollment enrollment : rows) {
                columns.key(workspace, enrollment.id().value(), 1);
                RowsOfEnrollments.change(RowsOfEnrollments.origin(columns, enrollment), enrollment);
            }
            Set<UUID> stored = database.insertNew("seq_enrollment", columns, "id", UUID.class);
            List<Enrollment> added = rows.stream()
                    .filter(one -> stored.contains(one.id().value()))
                    .toList();
            EnrollmentAddresses.add(database, workspace, added);
            Set<ContactId> contacts = new LinkedHashSet<>();
            added.forEach(one -> contacts.add(one.contact()));
            return contacts;
        });
    }

    @Override
    public Optional<Enrollment> find(WorkspaceId workspace, EnrollmentId id) {
        return findAll(workspace, List.of(id)).stream().findFirst();
    }

    @Override
    public List<Enrollment> findAll(WorkspaceId workspace, Collection<EnrollmentId> ids) {
        return database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_enrollment
                         where workspace_id = :workspace
                           and id = any(:ids)
                         order by id
                        """)
                .define("columns", RowsOfEnrollments.COLUMNS)
                .bind("workspace", workspace.value())
                .bindArray("ids", UUID.class, Keys.of(ids, EnrollmentId::value))
                .map(RowsOfEnrollments.ENROLLMENT)
                .list());
    }

    @Override
    public List<Enrollment> lock(WorkspaceId workspace, Collection<EnrollmentId> ids) {
        return database.write(handle -> handle.createQuery("""
                        select <columns>
                          from seq_enrollment
                         where workspace_id = :workspace
                           and id = any(:ids)
                         order by id
                           for update
                        """)
                .define("columns", RowsOfEnrollments.COLUMNS)
                .bind("workspace", workspace.value())
                .bindArray("ids", UUID.class, Keys.of(ids, EnrollmentId::value))
                .map(RowsOfEnrollments.ENROLLMENT)
                .list());
    }

    @Override
    public List<Enrollment> lockNext(
            WorkspaceId workspace, SequenceId sequence, Optional<EnrollmentId> after, int limit) {
        return database.write(handle -> handle.createQuery("""
                        select <columns>
                          from seq_enrollment
                         where workspace_id = :workspace
                           and sequence_id = :sequence
                           and id > :after
                         order by id
                         limit :limit
                           for update
                        """)
                .define("columns", RowsOfEnrollments.COLUMNS)
                .bind("workspace", workspace.value())
                .bind("sequence", sequence.value())
                .bind("after", after.map(EnrollmentId::value).orElse(NIL))
                .bind("limit", limit)
                .map(RowsOfEnrollments.ENROLLMENT)
                .list());
    }

    @Override
    public void save(WorkspaceId workspace, Collection<Enrollment> enrollments) {
        database.change(handle -> {
            List<Enrollment> rows = List.copyOf(enrollments);
            List<Enrollment> moved = EnrollmentAddresses.moved(handle, workspace, rows);
            Columns columns = new Columns();
            for (Enrollment enrollment : rows) {
                RowsOfEnrollments.change(
                        columns.key(workspace, enrollment.id().value(), enrollment.version()), enrollment);
            }
            database.update("seq_enrollment", "enrollment", columns);
            EnrollmentAddresses.replace(database, handle, workspace, moved);
        });
    }

    @Override
    public Page<Enrollment> page(WorkspaceId workspace, SequenceId sequence, PageRequest page) {
        Cursor after = Cursor.of(page, NIL);
        List<Enrollment> oneMore = database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_enrollment
                         where workspace_id = :workspace
                           and sequence_id = :sequence
                           and id > :after
                         order by id
                         limit :limit
                        """)
                .define("columns", RowsOfEnrollments.COLUMNS)
                .bind("workspace", workspace.value())
                .bind("sequence", sequence.value())
                .bind("after", after.uuid(0))
                .bind("limit", page.limit() + 1)
                .map(RowsOfEnrollments.ENROLLMENT)
                .list());
        return Page.of(oneMore, page.limit(), one -> Cursor.at(one.id()).opaque());
    }

    @Override
    public Map<EnrollmentStatus, Integer> counts(WorkspaceId workspace, SequenceId sequence) {
        Map<EnrollmentStatus, Integer> counts = new EnumMap<>(EnrollmentStatus.class);
        database.read(handle -> handle.createQuery("""
                                select status, count(*) as enrollments
                                  from seq_enrollment
                                 where workspace_id = :workspace
                                   and sequence_id = :sequence
                                 group by status
                                """)
                        .bind("workspace", workspace.value())
                        .bind("sequence", sequence.value())
                        .map(Row.as(row ->
                                Map.entry(row.constant(EnrollmentStatus.class, "status"), row.integer("enrollments"))))
                        .list())
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    @Override
    public List<EnrollmentId> openByAddress(WorkspaceId workspace, Collection<AddressKey> keys) {
        return database.read(handle -> EnrollmentAddresses.open(handle, workspace, keys));
    }

    @Override
    public List<EnrollmentId> openByContact(WorkspaceId workspace, Collection<ContactId> contacts) {
        return database.read(handle -> handle.createQuery("""
                        select id
                          from seq_enrollment
                         where workspace_id = :workspace
                           and contact_id = any(:contacts)
                           and status not in ('SUPPRESSED', 'COMPLETED', 'CANCELLED')
                         order by id
                        """)
                .bind("workspace", workspace.value())
                .bindArray("contacts", String.class, Keys.of(contacts, ContactId::value))
                .map(Row.as(row -> new EnrollmentId(row.uuid("id"))))
                .list());
    }

    @Override
    public List<Enrollment> ofContact(
            WorkspaceId workspace, ContactId contact, Optional<EnrollmentId> after, int limit) {
        return database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_enrollment
                         where workspace_id = :workspace
                           and contact_id = :contact
                           and id > :after
                         order by id
                         limit :limit
                        """)
                .define("columns", RowsOfEnrollments.COLUMNS)
                .bind("workspace", workspace.value())
                .bind("contact", contact.value())
                .bind("after", after.map(EnrollmentId::value).orElse(NIL))
                .bind("limit", limit)
                .map(RowsOfEnrollments.ENROLLMENT)
                .list());
    }

    @Override
    public void deleteOfSequence(WorkspaceId workspace, SequenceId sequence) {
        database.change(handle -> {
            EnrollmentAddresses.deleteOfSequence(handle, workspace, sequence);
            handle.createUpdate("""
                            delete from seq_enrollment
                             where workspace_id = :workspace
                               and sequence_id = :sequence
                            """)
                    .bind("workspace", workspace.value())
                    .bind("sequence", sequence.value())
                    .execute();
        });
    }

    @Override
    public List<EnrollmentRef> resumingBy(Instant now, int limit) {
        return database.read(handle -> handle.createQuery("""
                        select workspace_id, id
                          from seq_enrollment
                         where resume_at <= :now
                           and status = 'PAUSED'
                         order by resume_at, id
                         limit :limit
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .map(Row.as(row ->
                        new EnrollmentRef(new WorkspaceId(row.text("workspace_id")), new EnrollmentId(row.uuid("id")))))
                .list());
    }
}

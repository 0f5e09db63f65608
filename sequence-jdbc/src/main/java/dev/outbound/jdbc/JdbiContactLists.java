package dev.outbound.jdbc;

import dev.outbound.contact.ContactId;
import dev.outbound.error.StaleWriteException;
import dev.outbound.list.ContactList;
import dev.outbound.list.ContactListId;
import dev.outbound.list.ContactLists;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/** Lists in {@code seq_list} and their members in {@code seq_list_member}; who changes members holds the list's row. */
final class JdbiContactLists implements ContactLists {

    private static final String COLUMNS = """
            id, name, member_count, archived, created_at, version""";

    private static final RowMapper<ContactList> LIST = Row.as(row -> new ContactList(
            new ContactListId(row.uuid("id")),
            row.text("name"),
            row.integer("member_count"),
            row.flag("archived"),
            row.instant("created_at"),
            row.number("version")));

    private final Database database;

    JdbiContactLists(Database database) {
        this.database = database;
    }

    private static <S extends SqlStatement<S>> S bind(S statement, WorkspaceId workspace, ContactList list) {
        String sortName = list.name().toLowerCase(Locale.ROOT);
        return statement
                .bind("workspace", workspace.value())
                .bind("id", list.id().value())
                .bind("name", list.name())
                .bind("sort_name", sortName)
                .bindByType("live_name", list.archived() ? null : sortName, String.class)
                .bind("archived", list.archived());
    }

    @Override
    public boolean add(WorkspaceId workspace, ContactList list) {
        return database.write(handle -> Duplicates.unlessTaken(handle, () -> {
            Update insert = handle.createUpdate("""
                    insert into seq_list (workspace_id, id, name, sort_name, live_name, member_count, archived,
                        created_at, version)
                    values (:workspace, :id, :name, :sort_name, :live_name, 0, :archived, :created_at, 1)
                    """);
            bind(insert, workspace, list).bind("created_at", list.createdAt()).execute();
        }));
    }

    @Override
    public Optional<ContactList> find(WorkspaceId workspace, ContactListId id) {
        return database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_list
                         where workspace_id = :workspace
                           and id = :id
                        """)
                .define("columns", COLUMNS)
                .bind("workspace", workspace.value())
                .bind("id", id.value())
                .map(LIST)
                .findOne());
    }

    @Override
    public boolean save(WorkspaceId workspace, ContactList list) {
        return database.write(handle -> Duplicates.unlessTaken(handle, () -> {
            Update update = handle.createUpdate("""
                    update seq_list
                       set name = :name, sort_name = :sort_name, live_name = :live_name, archived = :archived,
                           version = version + 1
                     where workspace_id = :workspace
                       and id = :id
                       and version = :version
                    """);
            int saved = bind(update, workspace, list)
                    .bind("version", list.version())
                    .execute();
            if (saved == 0) {
                throw new StaleWriteException("list", list.id(), list.version());
            }
        }));
    }

    @Override
    public Page<ContactList> page(WorkspaceId workspace, boolean archivedToo, PageRequest page) {
        Cursor after = Cursor.of(page, "", new UUID(0, 0));
        List<ContactList> oneMore = database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_list
                         where workspace_id = :workspace
                           and (sort_name, id) > (:sort_name, :id)
                           and archived in (false, :archived_too)
                         order by sort_name, id
                         limit :limit
                        """)
                .define("columns", COLUMNS)
                .bind("workspace", workspace.value())
                .bind("sort_name", after.text(0))
                .bind("id", after.uuid(1))
                .bind("archived_too", archivedToo)
                .bind("limit", page.limit() + 1)
                .map(LIST)
                .list());
        return Page.of(
                oneMore,
                page.limit(),
                one -> Cursor.at(one.name().toLowerCase(Locale.ROOT), one.id()).opaque());
    }

    @Override
    public Set<ContactId> addMembers(WorkspaceId workspace, ContactListId id, Collection<ContactId> contacts) {
        return database.write(handle -> {
            if (!hold(handle, workspace, id)) {
                return Set.of();
            }
            Columns rows = new Columns();
            for (String contact : Keys.of(contacts, ContactId::value)) {
                rows.text("workspace_id", workspace.value())
                        .id("list_id", id.value())
                        .text("contact_id", contact);
            }
            Set<ContactId> added = new HashSet<>();
            database.insertNew("seq_list_member", rows, "contact_id", String.class)
                    .forEach(contact -> added.add(new ContactId(contact)));
            count(handle, workspace, id, added.size());
            return added;
        });
    }

    @Override
    public Set<ContactId> removeMembers(WorkspaceId workspace, ContactListId id, Collection<ContactId> contacts) {
        return database.write(handle -> {
            if (!hold(handle, workspace, id)) {
                return Set.of();
            }
            Set<ContactId> removed = members(handle, workspace, id, contacts);
            handle.createUpdate("""
                            delete from seq_list_member
                             where workspace_id = :workspace
                               and list_id = :list
                               and contact_id = any(:contacts)
                            """)
                    .bind("workspace", workspace.value())
                    .bind("list", id.value())
                    .bindArray("contacts", String.class, Keys.of(removed, ContactId::value))
                    .execute();
            count(handle, workspace, id, -removed.size());
            return removed;
        });
    }

    private static boolean hold(Handle handle, WorkspaceId workspace, ContactListId id) {
        return handle.createQuery("""
                        select id
                          from seq_list
                         where workspace_id = :workspace
                           and id = :id
                           for update
                        """)
                .bind("workspace", workspace.value())
                .bind("id", id.value())
                .map(Row.as(row -> row.uuid("id")))
                .findOne()
                .isPresent();
    }

    private static Set<ContactId> members(
            Handle handle, WorkspaceId workspace, ContactListId id, Collection<ContactId> contacts) {
        return new TreeSet<>(handle.createQuery("""
                        select contact_id
                          from seq_list_member
                         where workspace_id = :workspace
                           and list_id = :list
                           and contact_id = any(:contacts)
                        """)
                .bind("workspace", workspace.value())
                .bind("list", id.value())
                .bindArray("contacts", String.class, Keys.of(contacts, ContactId::value))
                .map(Row.as(row -> new ContactId(row.text("contact_id"))))
                .list());
    }

    private static void count(Handle handle, WorkspaceId workspace, ContactListId id, int more) {
        handle.createUpdate("""
                        update seq_list
                           set member_count = member_count + :more
                         where workspace_id = :workspace
                           and id = :id
                        """)
                .bind("workspace", workspace.value())
                .bind("id", id.value())
                .bind("more", more)
                .execute();
    }

    @Override
    public List<ContactListId> listsOf(WorkspaceId workspace, ContactId contact) {
        return database.read(handle -> handle.createQuery("""
                        select list_id
                          from seq_list_member
                         where workspace_id = :workspace
                           and contact_id = :contact
                         order by list_id
                        """)
                .bind("workspace", workspace.value())
                .bind("contact", contact.value())
                .map(Row.as(row -> new ContactListId(row.uuid("list_id"))))
                .list());
    }

    @Override
    public Page<ContactId> members(WorkspaceId workspace, ContactListId id, PageRequest page) {
        Cursor after = Cursor.of(page, "");
        List<ContactId> oneMore = database.read(handle -> handle.createQuery("""
                        select contact_id
                          from seq_list_member
                         where workspace_id = :workspace
                           and list_id = :list
                           and contact_id > :after
                         order by contact_id
                         limit :limit
                        """)
                .bind("workspace", workspace.value())
                .bind("list", id.value())
                .bind("after", after.text(0))
                .bind("limit", page.limit() + 1)
                .map(Row.as(row -> new ContactId(row.text("contact_id"))))
                .list());
        return Page.of(oneMore, page.limit(), one -> Cursor.at(one).opaque());
    }
}

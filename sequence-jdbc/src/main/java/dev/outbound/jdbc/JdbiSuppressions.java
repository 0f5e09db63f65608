package dev.outbound.jdbc;

import dev.outbound.address.AddressKey;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.suppression.Suppression;
import dev.outbound.suppression.Suppressions;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Suppressions in {@code seq_suppression}, behind the gates in {@code seq_address_gate}. */
final class JdbiSuppressions implements Suppressions {

    private static final String COLUMNS = """
            kind, address, source, note, created_at, created_by_kind, created_by""";

    private static final RowMapper<Suppression> SUPPRESSION = Row.as(row -> new Suppression(
            Row.key(row),
            row.constant(Suppression.Source.class, "source"),
            row.text("note"),
            row.instant("created_at"),
            new Actor(row.constant(Actor.Kind.class, "created_by_kind"), row.text("created_by"))));

    private final Database database;

    JdbiSuppressions(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(WorkspaceId workspace, Suppression suppression) {
        AddressKey address = suppression.address();
        return database.write(handle -> {
            if (lock(workspace, List.of(address)).contains(address)) {
                return false;
            }
            handle.createUpdate("""
                            insert into seq_suppression (workspace_id, kind, address, source, note, created_at,
                                created_by_kind, created_by)
                            values (:workspace, :kind, :address, :source, :note, :created_at,
                                :created_by_kind, :created_by)
                            """)
                    .bind("workspace", workspace.value())
                    .bind("kind", address.kind().name())
                    .bind("address", address.value())
                    .bind("source", suppression.source().name())
                    .bind("note", Texts.storable(suppression.note()))
                    .bind("created_at", suppression.createdAt())
                    .bind("created_by_kind", suppression.createdBy().kind().name())
                    .bind("created_by", suppression.createdBy().name())
                    .execute();
            set(handle, workspace, address, true);
            return true;
        });
    }

    @Override
    public Optional<Suppression> find(WorkspaceId workspace, AddressKey address) {
        return database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_suppression
                         where workspace_id = :workspace
                           and kind = :kind
                           and address = :address
                        """)
                .define("columns", COLUMNS)
                .bind("workspace", workspace.value())
                .bind("kind", address.kind().name())
                .bind("address", address.value())
                .map(SUPPRESSION)
                .findOne());
    }

    @Override
    public boolean remove(WorkspaceId workspace, AddressKey address) {
        return database.write(handle -> {
            if (!lock(workspace, List.of(address)).contains(address)) {
                return false;
            }
            handle.createUpdate("""
                            delete from seq_suppression
                             where workspace_id = :workspace
                               and kind = :kind
                               and address = :address
                            """)
                    .bind("workspace", workspace.value())
                    .bind("kind", address.kind().name())
                    .bind("address", address.value())
                    .execute();
            set(handle, workspace, address, false);
            return true;
        });
    }

    private static void set(Handle handle, WorkspaceId workspace, AddressKey address, boolean suppressed) {
        handle.createUpdate("""
                        update seq_address_gate
                           set suppressed = :suppressed
                         where workspace_id = :workspace
                           and kind = :kind
                           and address = :address
                        """)
                .bind("workspace", workspace.value())
                .bind("kind", address.kind().name())
                .bind("address", address.value())
                .bind("suppressed", suppressed)
                .execute();
    }

    @Override
    public Set<AddressKey> suppressed(WorkspaceId workspace, Collection<AddressKey> addresses) {
        List<AddressKey> found = database.read(handle -> handle.createQuery("""
                        select kind, address
                          from seq_suppression
                         where workspace_id = :workspace
                           and address = any(:addresses)
                        """)
                .bind("workspace", workspace.value())
                .bindArray("addresses", String.class, Keys.of(addresses, AddressKey::value))
                .map(Row.as(Row::key))
                .list());
        return among(addresses, found);
    }

    /**
     * An address of the other kind with the same text is locked along with it; there is hardly ever one. A gate that was
     * forgotten while this waited for it is gone and made again.
     */
    @Override
    public Set<AddressKey> lock(WorkspaceId workspace, Collection<AddressKey> addresses) {
        Set<AddressKey> missing = new TreeSet<>(addresses);
        Set<AddressKey> closed = new HashSet<>();
        database.change(handle -> {
            while (!missing.isEmpty()) {
                for (Gate gate : gates(handle, workspace, missing)) {
                    missing.remove(gate.address());
                    if (gate.suppressed()) {
                        closed.add(gate.address());
                    }
                }
            }
        });
        return among(addresses, closed);
    }

    private record Gate(AddressKey address, boolean suppressed) {}

    private List<Gate> gates(Handle handle, WorkspaceId workspace, Set<AddressKey> addresses) {
        Columns rows = new Columns();
        addresses.forEach(address -> rows.text("workspace_id", workspace.value())
                .text("kind", address.kind().name())
                .text("address", address.value())
                .flag("suppressed", false));
        database.insertNew("seq_address_gate", rows, "address", String.class);
        return handle.createQuery("""
                        select kind, address, suppressed
                          from seq_address_gate
                         where workspace_id = :workspace
                           and address = any(:addresses)
                         order by kind, address
                           for update
                        """)
                .bind("workspace", workspace.value())
                .bindArray("addresses", String.class, Keys.of(addresses, AddressKey::value))
                .map(Row.as(row -> new Gate(Row.key(row), row.flag("suppressed"))))
                .list();
    }

    @Override
    public boolean forget(WorkspaceId workspace, AddressKey address, AddressKey pseudonym) {
        return database.write(handle -> {
            boolean suppressed = lock(workspace, List.of(address)).contains(address);
            if (suppressed) {
                Suppression entry = find(workspace, address).orElseThrow();
                remove(workspace, address);
                add(workspace, entry.under(pseudonym));
            }
            handle.createUpdate("""
                            delete from seq_address_gate
                             where workspace_id = :workspace
                               and kind = :kind
                               and address = :address
                            """)
                    .bind("workspace", workspace.value())
                    .bind("kind", address.kind().name())
                    .bind("address", address.value())
                    .execute();
            return suppressed;
        });
    }

    private static Set<AddressKey> among(Collection<AddressKey> asked, Collection<AddressKey> found) {
        Set<AddressKey> both = new TreeSet<>(asked);
        both.retainAll(Set.copyOf(found));
        return both;
    }

    @Override
    public Page<Suppression> page(WorkspaceId workspace, Optional<String> containing, PageRequest page) {
        Cursor after = Cursor.of(page, Times.LAST, "", "");
        String text = containing.orElse("").toLowerCase(Locale.ROOT);
        List<Suppression> oneMore = database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_suppression
                         where workspace_id = :workspace
                           and (created_at, kind, address) < (:created_at, :kind, :address)
                           and address like :containing escape '!'
                         order by created_at desc, kind desc, address desc
                         limit :limit
                        """)
                .define("columns", COLUMNS)
                .bind("workspace", workspace.value())
                .bind("created_at", after.instant(0))
                .bind("kind", after.text(1))
                .bind("address", after.text(2))
                .bind("containing", "%" + text.replaceAll("[!%_]", "!$0") + "%")
                .bind("limit", page.limit() + 1)
                .map(SUPPRESSION)
                .list());
        return Page.of(
                oneMore,
                page.limit(),
                one -> Cursor.at(
                                one.createdAt(),
                                one.address().kind(),
                                one.address().value())
                        .opaque());
    }
}

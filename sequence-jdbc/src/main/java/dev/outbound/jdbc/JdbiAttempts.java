package dev.outbound.jdbc;

import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.contact.ContactId;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Attempts in {@code seq_attempt}. */
final class JdbiAttempts {

    private final Database database;

    JdbiAttempts(Database database) {
        this.database = database;
    }

    void begin(WorkspaceId workspace, Collection<Attempt> attempts) {
        database.change(handle -> {
            database.requireOwnTransaction("an attempt cannot begin");
            database.dialect().durably(handle);
            PreparedBatch batch = handle.prepareBatch("""
                    insert into seq_attempt (workspace_id, id, touch_id, open_key, contact_id, channel, attempt_no,
                        address_kind, address, sender, content, started_at, deadline, state, ended_at, provider_id, detail)
                    values (:workspace, :id, :touch, :open_key, :contact, :channel, :attempt_no,
                        :address_kind, :address, :sender, :content, :started_at, :deadline, :state, :ended_at,
                        :provider_id, :detail)
                    """);
            for (Attempt attempt : attempts) {
                RowsOfAttempts.bindOrigin(batch, attempt);
                RowsOfAttempts.bindResult(batch, workspace, attempt);
                batch.add();
            }
            Duplicates.refuse(batch::execute, "a touch has at most one attempt that is started or in doubt");
        });
    }

    void end(WorkspaceId workspace, Collection<Attempt> attempts) {
        database.change(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    update seq_attempt
                       set state = :state, open_key = :open_key, ended_at = :ended_at, provider_id = :provider_id,
                           detail = :detail
                     where workspace_id = :workspace
                       and id = :id
                    """);
            List<Attempt> rows = List.copyOf(attempts);
            for (Attempt attempt : rows) {
                RowsOfAttempts.bindResult(batch, workspace, attempt);
                batch.add();
            }
            Keys.all(
                    batch.execute(),
                    rows,
                    attempt -> new IllegalStateException("attempt " + attempt.id() + " was not begun"));
        });
    }

    List<Attempt> find(WorkspaceId workspace, Collection<UUID> ids) {
        return database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_attempt
                         where workspace_id = :workspace
                           and id = any(:ids)
                         order by id
                        """)
                .define("columns", RowsOfAttempts.COLUMNS)
                .bind("workspace", workspace.value())
                .bindArray("ids", UUID.class, List.copyOf(ids))
                .map(RowsOfAttempts.ATTEMPT)
                .list());
    }

    List<Attempt> of(WorkspaceId workspace, Collection<TouchId> touches) {
        return database.read(handle -> handle.createQuery("""
                        select <columns>
                          from seq_attempt
                         where workspace_id = :workspace
                           and touch_id = any(:touches)
                         order by touch_id, attempt_no
                        """)
                .define("columns", RowsOfAttempts.COLUMNS)
                .bind("workspace", workspace.value())
                .bindArray("touches", UUID.class, Keys.of(touches, TouchId::value))
                .map(RowsOfAttempts.ATTEMPT)
                .list());
    }

    Map<ContactId, Instant> lastCounted(WorkspaceId workspace, Collection<ContactId> contacts) {
        Map<ContactId, Instant> last = new LinkedHashMap<>();
        database.read(handle -> handle.createQuery("""
                                select contact_id, max(started_at) as last_at
                                  from seq_attempt
                                 where workspace_id = :workspace
                                   and contact_id = any(:contacts)
                                   and state in ('STARTED', 'ACCEPTED', 'IN_DOUBT')
                                 group by contact_id
                                """)
                        .bind("workspace", workspace.value())
                        .bindArray("contacts", String.class, Keys.of(contacts, ContactId::value))
                        .map(Row.as(row -> Map.entry(new ContactId(row.text("contact_id")), row.instant("last_at"))))
                        .list())
                .forEach(entry -> last.put(entry.getKey(), entry.getValue()));
        return last;
    }

    int countedSince(WorkspaceId workspace, Channel channel, Instant since) {
        return database.read(handle -> handle.createQuery("""
                        select count(*)
                          from seq_attempt
                         where workspace_id = :workspace
                           and channel = :channel
                           and started_at >= :since
                           and state in ('STARTED', 'ACCEPTED', 'IN_DOUBT')
                        """)
                .bind("workspace", workspace.value())
                .bind("channel", channel.name())
                .bind("since", since)
                .mapTo(Integer.class)
                .one());
    }

    Set<AddressKey> addressesOf(WorkspaceId workspace, ContactId contact) {
        return database.read(handle -> handle.createQuery("""
                        select distinct address_kind as kind, address
                          from seq_attempt
                         where workspace_id = :workspace
                           and contact_id = :contact
                        """)
                .bind("workspace", workspace.value())
                .bind("contact", contact.value())
                .map(Row.as(Row::key))
                .set());
    }

    void readdress(WorkspaceId workspace, ContactId contact, Map<AddressKey, AddressKey> by) {
        database.change(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    update seq_attempt
                       set address_kind = :next_kind, address = :next
                     where workspace_id = :workspace
                       and contact_id = :contact
                       and address_kind = :kind
                       and address = :address
                    """);
            by.forEach((address, next) -> batch.bind("workspace", workspace.value())
                    .bind("contact", contact.value())
                    .bind("kind", address.kind().name())
                    .bind("address", address.value())
                    .bind("next_kind", next.kind().name())
                    .bind("next", next.value())
                    .add());
            batch.execute();
        });
    }

    int countedSince(WorkspaceId workspace, Channel channel, String sender, Instant since) {
        return database.read(handle -> handle.createQuery("""
                        select count(*)
                          from seq_attempt
                         where workspace_id = :workspace
                           and channel = :channel
                           and sender = :sender
                           and started_at >= :since
                           and state in ('STARTED', 'ACCEPTED', 'IN_DOUBT')
                        """)
                .bind("workspace", workspace.value())
                .bind("channel", channel.name())
                .bind("sender", sender)
                .bind("since", since)
                .mapTo(Integer.class)
                .one());
    }

    void lockChannels(WorkspaceId workspace, Collection<Channel> channels) {
        List<String> keys = Keys.of(channels, Enum::name);
        database.change(handle -> {
            Columns rows = new Columns();
            keys.forEach(key -> rows.text("workspace_id", workspace.value()).text("channel", key));
            database.insertNew("seq_channel_gate", rows, "channel", String.class);
            handle.createQuery("""
                            select channel
                              from seq_channel_gate
                             where workspace_id = :workspace
                               and channel = any(:channels)
                             order by channel
                               for update
                            """)
                    .bind("workspace", workspace.value())
                    .bindArray("channels", String.class, keys)
                    .mapTo(String.class)
                    .list();
        });
    }

    Optional<Touch> lastSentTo(WorkspaceId workspace, AddressKey to, Set<Channel> channels, Instant since) {
        return handedTo(
                        workspace,
                        to,
                        channels,
                        query -> query.define("status", "= 'SENT'")
                                .define("since", "and a.started_at >= :since")
                                .define("order", "a.started_at desc, a.id desc limit 1")
                                .bind("since", since))
                .stream()
                .findFirst();
    }

    List<Touch> begunTo(WorkspaceId workspace, AddressKey to, Set<Channel> channels) {
        return handedTo(
                workspace,
                to,
                channels,
                query -> query.define("status", "in ('SENDING', 'SENT', 'IN_DOUBT')")
                        .define("since", "")
                        .define("order", "a.started_at, a.id"));
    }

    /** Touches whose latest attempt went to that address. */
    private List<Touch> handedTo(
            WorkspaceId workspace, AddressKey to, Set<Channel> channels, UnaryOperator<Query> narrowed) {
        return database.read(handle -> narrowed.apply(handle.createQuery("""
                        select <columns>
                          from seq_attempt a
                          join seq_touch t on t.workspace_id = a.workspace_id and t.id = a.touch_id
                         where a.workspace_id = :workspace
                           and a.address = :address
                           and a.address_kind = :kind
                           and a.channel = any(:channels)
                           and t.status <status>
                           <since>
                           and not exists (select 1
                                             from seq_attempt later
                                            where later.workspace_id = a.workspace_id
                                              and later.touch_id = a.touch_id
                                              and later.attempt_no > a.attempt_no)
                         order by <order>
                        """))
                .define("columns", RowsOfTouches.COLUMNS)
                .bind("workspace", workspace.value())
                .bind("address", to.value())
                .bind("kind", to.kind().name())
                .bindArray("channels", String.class, Keys.of(channels, Enum::name))
                .map(RowsOfTouches.TOUCH)
                .list());
    }
}

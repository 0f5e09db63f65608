package dev.outbound.jdbc;

import static dev.outbound.jdbc.Row.orNull;

import dev.outbound.address.AddressKey;
import dev.outbound.address.AddressKind;
import dev.outbound.address.Channel;
import dev.outbound.contact.ContactId;
import dev.outbound.draft.Fingerprint;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.TouchId;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/** Attempts as rows of {@code seq_attempt}. */
final class RowsOfAttempts {

    static final String COLUMNS = """
            id, touch_id, contact_id, channel, attempt_no, address_kind, address, sender, content,
            started_at, deadline, state, ended_at, provider_id, detail""";

    static final RowMapper<Attempt> ATTEMPT = Row.as(row -> new Attempt(
            row.uuid("id"),
            new TouchId(row.uuid("touch_id")),
            new ContactId(row.text("contact_id")),
            row.constant(Channel.class, "channel"),
            row.integer("attempt_no"),
            new AddressKey(row.constant(AddressKind.class, "address_kind"), row.text("address")),
            row.text("sender"),
            new Fingerprint(row.text("content")),
            row.instant("started_at"),
            row.instant("deadline"),
            row.constant(Attempt.State.class, "state"),
            row.maybeInstant("ended_at"),
            row.maybeText("provider_id"),
            row.maybeText("detail")));

    private RowsOfAttempts() {}

    /** Binds what was known when it began. */
    static void bindOrigin(SqlStatement<?> statement, Attempt attempt) {
        statement
                .bind("touch", attempt.touch().value())
                .bind("contact", attempt.contact().value())
                .bind("channel", attempt.channel().name())
                .bind("attempt_no", attempt.number())
                .bind("address_kind", attempt.to().kind().name())
                .bind("address", attempt.to().value())
                .bind("sender", attempt.sender())
                .bind("content", attempt.content().hex())
                .bind("started_at", attempt.startedAt())
                .bind("deadline", attempt.deadline());
    }

    /** Binds the result, and the key. */
    static void bindResult(SqlStatement<?> statement, WorkspaceId workspace, Attempt attempt) {
        statement
                .bind("workspace", workspace.value())
                .bind("id", attempt.id())
                .bindByType("open_key", orNull(openKey(attempt)), UUID.class)
                .bind("state", attempt.state().name())
                .bindByType("ended_at", orNull(attempt.endedAt()), Instant.class)
                .bindByType("provider_id", orNull(attempt.providerId().map(Texts::key)), String.class)
                .bindByType("detail", orNull(attempt.detail().map(Texts::storable)), String.class);
    }

    private static Optional<UUID> openKey(Attempt attempt) {
        boolean open = attempt.state() == Attempt.State.STARTED || attempt.state() == Attempt.State.IN_DOUBT;
        return open ? Optional.of(attempt.touch().value()) : Optional.empty();
    }
}

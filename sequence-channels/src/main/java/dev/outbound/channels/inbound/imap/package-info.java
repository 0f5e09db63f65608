/**
 * Fetching mail from an IMAP mailbox. Every mail is handed on at least once and in its order; the mailbox is only read, never
 * changed. Start at {@link dev.outbound.channels.inbound.imap.ImapPoller}.
 */
@NullMarked
package dev.outbound.channels.inbound.imap;

import org.jspecify.annotations.NullMarked;

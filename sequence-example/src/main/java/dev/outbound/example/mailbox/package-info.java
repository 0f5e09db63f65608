/**
 * A mail server inside the app that keeps what it is sent instead of delivering it, so that one can watch the engine send
 * without writing to anybody. {@link dev.outbound.example.mailbox.MailServer} takes mail, {@link
 * dev.outbound.example.mailbox.Mailbox} keeps and shows it.
 */
@NullMarked
package dev.outbound.example.mailbox;

import org.jspecify.annotations.NullMarked;

package dev.outbound.dispatch;

/**
 * A message as the contact will see it, as far as it can be known before.
 *
 * @param subject the effective one: the thread's, where the mail continues one; empty for texts and calls
 * @param text what is read or spoken; a text with the notice that says how to opt out, a mail without its footer
 */
public record Preview(String subject, String text) {}

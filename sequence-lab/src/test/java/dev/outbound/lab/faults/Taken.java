package dev.outbound.lab.faults;

import java.util.UUID;

/**
 * A message a provider took.
 *
 * @param attempt what the message says of itself
 * @param order in which it was taken, over all of them
 */
record Taken(UUID attempt, String messageId, String recipient, long order) {}

package dev.outbound.channels.inbound;

import dev.outbound.inbound.InboundKind;
import java.util.Optional;
import java.util.function.Function;

/**
 * One way to recognise what a mail is.
 *
 * @param name for logs and tests
 * @param judge empty if the rule does not apply
 */
record Rule(String name, Function<Mail, Optional<InboundKind>> judge) {}

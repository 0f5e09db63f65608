/** Mails that came in, our own examples and, where it is there, a corpus. */
@NullMarked
package dev.outbound.channels.inbound;

import org.jspecify.annotations.NullMarked;

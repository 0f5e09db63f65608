/** Tests of the poller against a server in this process. */
@NullMarked
package dev.outbound.channels.inbound.imap;

import org.jspecify.annotations.NullMarked;

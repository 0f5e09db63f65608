/** Mail against a real server and against a relay that misbehaves on purpose. */
@NullMarked
package dev.outbound.channels.email;

import org.jspecify.annotations.NullMarked;

/**
 * Calls that people make: behind the same port as an automated call, the touch becomes a task with a script, and a person
 * reports how it went. Start at {@link dev.outbound.channels.calls.CallDesk}.
 */
@NullMarked
package dev.outbound.channels.calls;

import org.jspecify.annotations.NullMarked;

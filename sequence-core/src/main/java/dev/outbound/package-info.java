/**
 * The door: {@link dev.outbound.SequenceEngine} is built once per process from what the host supplies; {@link
 * dev.outbound.Workspace} is what one person of one tenant may do with it.
 */
@NullMarked
package dev.outbound;

import org.jspecify.annotations.NullMarked;

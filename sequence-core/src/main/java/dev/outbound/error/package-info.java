/**
 * What the library refuses, in words a person can act on and a code a program can act on. Start at {@link
 * dev.outbound.error.SequenceException}.
 */
@NullMarked
package dev.outbound.error;

import org.jspecify.annotations.NullMarked;

/**
 * Describing a sequence: goal, tone, steps, recipients, before anything is written.
 */
@NullMarked
package dev.outbound.compose;

import org.jspecify.annotations.NullMarked;

/**
 * The words for one step and one contact, from being queued for writing to being approved and sent.
 */
@NullMarked
package dev.outbound.draft;

import org.jspecify.annotations.NullMarked;

/**
 * From recipients to drafts: who is enrolled, and the writing of every message.
 */
@NullMarked
package dev.outbound.generation;

import org.jspecify.annotations.NullMarked;

/**
 * The human in the loop: read, approve, edit, skip. Nothing is sent that was not approved, word for word.
 */
@NullMarked
package dev.outbound.approval;

import org.jspecify.annotations.NullMarked;

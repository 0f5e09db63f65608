/**
 * One contact on the way through one sequence. The enrollment row is the lock of everything that belongs to it: whoever
 * changes its drafts or touches locks it first.
 */
@NullMarked
package dev.outbound.enrollment;

import org.jspecify.annotations.NullMarked;

/**
 * The tick: claim what is due, ask every gate, commit the attempt, hand over, record the answer.
 */
@NullMarked
package dev.outbound.dispatch;

import org.jspecify.annotations.NullMarked;

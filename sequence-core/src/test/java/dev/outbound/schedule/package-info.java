/** When a message may go out. */
@NullMarked
package dev.outbound.schedule;

import org.jspecify.annotations.NullMarked;

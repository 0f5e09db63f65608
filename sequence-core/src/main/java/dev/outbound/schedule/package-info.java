/**
 * When a message may go out: pure functions without stores. {@link dev.outbound.schedule.SendTimes} is the only code that
 * knows hours, weekends, zones and daylight saving.
 */
@NullMarked
package dev.outbound.schedule;

import org.jspecify.annotations.NullMarked;

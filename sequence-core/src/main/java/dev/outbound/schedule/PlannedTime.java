package dev.outbound.schedule;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When the planner would send one step.
 *
 * @param due empty if no eligible time exists: the step is impossible for this contact
 * @param plannedDate the local date the step would have if nothing were late; empty if impossible
 */
public record PlannedTime(int position, Optional<SendTime> due, Optional<LocalDate> plannedDate) {}

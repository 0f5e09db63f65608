package dev.outbound.schedule;

import dev.outbound.address.Channel;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.SendWindow;
import java.time.LocalDate;
import java.util.Set;

/**
 * All that decides in which hours one step may go to one contact.
 *
 * @param blackoutDates of the workspace, read in the contact's scheduling zone
 */
public record SendHours(
        Channel channel, SendWindow window, SendRules rules, ContactZones zones, Set<LocalDate> blackoutDates) {}

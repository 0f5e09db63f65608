package dev.outbound.simulation;

import dev.outbound.address.Channel;
import dev.outbound.contact.Contact;
import dev.outbound.draft.Draft;
import dev.outbound.enrollment.Anchor;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.policy.Policy;
import dev.outbound.schedule.ContactZones;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.Step;
import dev.outbound.touch.Touch;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The hours of one message, read off a wall clock: nothing here computes a time to send. */
record Hours(SimWorld world, Sequence sequence, Touch touch, Contact contact) {

    void check(Instant now, Enrollment enrollment, Draft draft) {
        SendRules rules = sequence.delivery().rules();
        ContactZones zones = ContactZones.of(contact, rules, SimWorld.ACME);
        if (touch.channel() != Channel.EMAIL) {
            for (ZoneId zone : zones.legal()) {
                legal(LocalDateTime.ofInstant(now, zone), zone);
            }
        }
        if (touch.timing().manual()) {
            return;
        }
        LocalDateTime local = LocalDateTime.ofInstant(now, zones.scheduling());
        Step step = sequence.recipe().step(touch.position());
        int minute = local.getHour() * 60 + local.getMinute();
        require(step.window().startMinute() <= minute && minute < step.window().endMinute(), local, "its window");
        require(!rules.businessHoursOnly() || (minute >= 9 * 60 && minute < 17 * 60), local, "business hours");
        require(!rules.skipWeekends() || !isWeekend(local), local, "working days");
        days(local.toLocalDate(), enrollment, draft, step);
    }

    private void legal(LocalDateTime local, ZoneId zone) {
        int minute = local.getHour() * 60 + local.getMinute();
        if (touch.channel() == Channel.SMS) {
            require(minute >= 8 * 60 && minute < 21 * 60, local, "the legal hours of " + zone);
        } else {
            require(minute >= 9 * 60 && minute < 18 * 60 && !isWeekend(local), local, "the legal hours of " + zone);
        }
    }

    /** Not before its day, counted on the calendar, and not so late that a person should look first. */
    private void days(LocalDate today, Enrollment enrollment, Draft draft, Step step) {
        Anchor anchor = enrollment.anchor().orElseThrow(() -> new Violation("active without an anchor"));
        int day = draft.edits().dayOverride().orElse(step.day());
        LocalDate earliest = anchor.date().plusDays(day).plusDays(anchor.shiftDays());
        // Whoever moves west while a message waits may get it on the evening before, by the new clock.
        LocalDate allowed = world.crm().hasMoved(contact.id()) ? earliest.minusDays(1) : earliest;
        if (today.isBefore(allowed)) {
            throw new Violation(world.name(touch) + " goes on " + today + ", before its day " + earliest);
        }
        touch.timing().plannedDate().ifPresent(planned -> {
            long late = ChronoUnit.DAYS.between(planned, today);
            if (late > Policy.DEFAULT.lateness().staleAfterDays()) {
                throw new Violation(world.name(touch) + " goes " + late + " days late");
            }
        });
    }

    private static boolean isWeekend(LocalDateTime local) {
        return local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private void require(boolean holds, LocalDateTime local, String what) {
        if (!holds) {
            throw new Violation(world.name(touch) + " goes at " + local + ", outside " + what);
        }
    }
}

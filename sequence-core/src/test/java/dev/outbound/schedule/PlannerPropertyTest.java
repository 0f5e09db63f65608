package dev.outbound.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.Channel;
import dev.outbound.enrollment.Anchor;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.SendWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every plan, tried on many: 1 to 3 steps, many zones, the days on which clocks change, all rules. What is
 * allowed is worked out here from the local clock, not with the code that is tested. The test's name has its seed.
 */
class PlannerPropertyTest {

    private static final int PLANS_PER_SEED = 100;
    private static final Duration THROTTLE = Duration.ofHours(4);
    private static final List<ZoneId> ZONES = List.of(
                    "America/New_York",
                    "America/Los_Angeles",
                    "America/Phoenix",
                    "America/St_Johns",
                    "America/Sao_Paulo",
                    "Europe/London",
                    "Europe/Berlin",
                    "Africa/Cairo",
                    "Asia/Kolkata",
                    "Asia/Kathmandu",
                    "Asia/Tokyo",
                    "Australia/Lord_Howe",
                    "Australia/Sydney",
                    "Pacific/Auckland",
                    "Pacific/Apia",
                    "Pacific/Kiritimati",
                    "Etc/UTC")
            .stream()
            .map(ZoneId::of)
            .toList();
    private static final List<LocalDate> AROUND = List.of(
            LocalDate.of(2025, 3, 7),
            LocalDate.of(2025, 3, 28),
            LocalDate.of(2025, 4, 4),
            LocalDate.of(2025, 9, 26),
            LocalDate.of(2025, 10, 3),
            LocalDate.of(2025, 10, 24),
            LocalDate.of(2025, 10, 31),
            LocalDate.of(2025, 12, 30),
            LocalDate.of(2028, 2, 27));

    private final Planner planner = new Planner(THROTTLE, Duration.ZERO);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 8);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void every_time_is_allowed_in_order_4_hours_apart_and_never_before_the_day_of_the_step(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int planned = 0;
        for (int i = 0; i < PLANS_PER_SEED; i++) {
            Plan plan = plan(random);
            List<PlannedTime> times = planner.plan(plan.anchor(), plan.steps(), plan.now());
            Optional<Instant> before = Optional.empty();
            for (PlannedTime time : times) {
                PlanStep step = plan.steps().get(time.position() - 1);
                if (time.due().isEmpty()) {
                    continue;
                }
                Instant due = time.due().get().at();
                assertThat(isAllowed(step.hours(), due))
                        .as("%s at %s", step, due)
                        .isTrue();
                assertThat(due)
                        .isAfterOrEqualTo(plan.now())
                        .isAfterOrEqualTo(plan.anchor().at());
                assertThat(LocalDate.ofInstant(due, step.hours().zones().scheduling()))
                        .as("%s at %s", step, due)
                        .isAfterOrEqualTo(plan.anchor().dateOf(step.day()));
                before.ifPresent(earlier -> assertThat(Duration.between(earlier, due))
                        .as("%s after %s", step, earlier)
                        .isGreaterThanOrEqualTo(THROTTLE));
                before = Optional.of(due);
                planned++;
            }
        }
        assertThat(planned).isGreaterThan(PLANS_PER_SEED / 2);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void no_allowed_quarter_of_an_hour_before_the_time_of_a_single_step_was_missed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < PLANS_PER_SEED; i++) {
            Plan plan = plan(random);
            PlanStep step = plan.steps().get(0);
            ZoneId zone = step.hours().zones().scheduling();
            Optional<Instant> due = planner.plan(plan.anchor(), List.of(step), plan.now())
                    .get(0)
                    .due()
                    .map(SendTime::at);
            Instant end = due.orElse(plan.now().plus(Duration.ofDays(13)));
            Instant day = plan.anchor().dateOf(step.day()).atStartOfDay(zone).toInstant();
            Instant from =
                    LongStream.of(plan.now().toEpochMilli(), plan.anchor().at().toEpochMilli(), day.toEpochMilli())
                            .max()
                            .stream()
                            .mapToObj(Instant::ofEpochMilli)
                            .findFirst()
                            .orElseThrow();
            for (Instant at = from; at.isBefore(end); at = at.plus(Duration.ofMinutes(15))) {
                assertThat(isAllowed(step.hours(), at))
                        .as("%s goes at %s and might at %s", step, due, at)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void planning_again_with_the_same_inputs_gives_the_same(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Planner spreading = new Planner(THROTTLE, Duration.ofMinutes(10));
        for (int i = 0; i < PLANS_PER_SEED; i++) {
            Plan plan = plan(random);
            for (Planner one : List.of(planner, spreading)) {
                assertThat(one.plan(plan.anchor(), plan.steps(), plan.now()))
                        .isEqualTo(one.plan(plan.anchor(), plan.steps(), plan.now()));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_spread_moves_a_time_later_by_less_than_the_most_within_the_same_open_hours_and_stays_until_it_has_come(
            long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Duration most = Duration.ofMinutes(45);
        Planner spreading = new Planner(THROTTLE, most);
        for (int i = 0; i < PLANS_PER_SEED; i++) {
            Plan plan = plan(random);
            List<PlanStep> one = plan.steps().subList(0, 1);
            Optional<Instant> plain = due(planner, plan, one, plan.now());
            Optional<Instant> spread = due(spreading, plan, one, plan.now());
            assertThat(spread.isPresent()).isEqualTo(plain.isPresent());
            if (plain.isEmpty()) {
                continue;
            }
            assertThat(spread.get())
                    .isAfterOrEqualTo(plain.get())
                    .isBefore(plain.get().plus(most));
            for (Instant at = plain.get(); !at.isAfter(spread.get()); at = at.plus(Duration.ofMinutes(1))) {
                assertThat(isAllowed(one.get(0).hours(), at)).isTrue();
            }
            assertThat(isAllowed(one.get(0).hours(), spread.get())).isTrue();
            Instant later = between(random, plan.now(), spread.get());
            assertThat(due(spreading, plan, one, later)).contains(spread.get());
        }
    }

    private static Optional<Instant> due(Planner planner, Plan plan, List<PlanStep> steps, Instant now) {
        return planner.plan(plan.anchor(), steps, now).get(0).due().map(SendTime::at);
    }

    private static Instant between(SplittableRandom random, Instant from, Instant to) {
        return from.plusMillis(random.nextLong(Duration.between(from, to).toMillis() + 1));
    }

    private record Plan(Anchor anchor, List<PlanStep> steps, Instant now) {}

    private static Plan plan(SplittableRandom random) {
        SendRules rules = new SendRules(true, random.nextBoolean(), random.nextBoolean());
        ContactZones zones = new ContactZones(any(random, ZONES), legal(random), false);
        LocalDate date = any(random, AROUND).plusDays(random.nextInt(4));
        Instant start = date.atStartOfDay(zones.scheduling()).toInstant().plusMillis(random.nextLong(86_400_000));
        Instant now = random.nextInt(3) == 0 ? start.plus(Duration.ofMinutes(random.nextInt(5 * 24 * 60))) : start;
        List<PlanStep> steps = new ArrayList<>();
        int day = 0;
        for (int position = 1; position <= 1 + random.nextInt(3); position++) {
            day += random.nextInt(3);
            SendHours hours = new SendHours(
                    any(random, List.of(Channel.values())),
                    window(random),
                    rules,
                    zones,
                    random.nextInt(4) == 0 ? Set.of(date.plusDays(1)) : Set.of());
            steps.add(new PlanStep(position, day, hours, PlanStep.WAITING, Optional.empty(), random.nextLong()));
        }
        return new Plan(new Anchor(start, LocalDate.ofInstant(start, zones.scheduling()), 0), steps, now);
    }

    private static Set<ZoneId> legal(SplittableRandom random) {
        ZoneId first = any(random, ZONES);
        return random.nextInt(3) == 0 ? Set.of(first) : Set.copyOf(List.of(first, any(random, ZONES)));
    }

    private static SendWindow window(SplittableRandom random) {
        int start = random.nextInt(95) * 15;
        int quarters = (SendWindow.DAY - start) / 15;
        return new SendWindow(start, start + 15 * (1 + random.nextInt(quarters)));
    }

    private static <T> T any(SplittableRandom random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** By the local clocks, minute for minute. The second run of an hour that comes twice is closed for windows in it. */
    private static boolean isAllowed(SendHours hours, Instant at) {
        boolean open = isOpen(
                at,
                hours.zones().scheduling(),
                hours.window().startMinute(),
                hours.window().endMinute());
        SendRules rules = hours.rules();
        LocalDate date = LocalDate.ofInstant(at, hours.zones().scheduling());
        if (rules.businessHoursOnly()) {
            open &= isOpen(at, hours.zones().scheduling(), 9 * 60, 17 * 60);
        }
        if (rules.skipWeekends()) {
            open &= !isWeekend(date);
        }
        if (rules.skipWeekends() || hours.channel() != Channel.EMAIL) {
            open &= !hours.blackoutDates().contains(date);
        }
        for (ZoneId there : hours.zones().legal()) {
            open &= switch (hours.channel()) {
                case EMAIL -> true;
                case SMS -> isOpen(at, there, 8 * 60, 21 * 60);
                case VOICE -> isOpen(at, there, 9 * 60, 18 * 60) && !isWeekend(LocalDate.ofInstant(at, there));
            };
        }
        return open;
    }

    private static boolean isOpen(Instant at, ZoneId zone, int startMinute, int endMinute) {
        LocalDate date = LocalDate.ofInstant(at, zone);
        return !at.isBefore(clock(date, startMinute, zone)) && at.isBefore(clock(date, endMinute, zone));
    }

    /** java.time resolves a time in a gap by its length; the first instant after the gap is meant here. */
    private static Instant clock(LocalDate date, int minute, ZoneId zone) {
        ZonedDateTime local = date.plusDays(minute / SendWindow.DAY)
                .atTime(minute % SendWindow.DAY / 60, minute % 60)
                .atZone(zone);
        boolean moved = local.getHour() * 60 + local.getMinute() != minute % SendWindow.DAY;
        return moved
                ? zone.getRules()
                        .previousTransition(local.toInstant().plusMillis(1))
                        .getInstant()
                : local.toInstant();
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}

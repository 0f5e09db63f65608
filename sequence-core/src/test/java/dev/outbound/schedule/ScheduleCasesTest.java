package dev.outbound.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.Channel;
import dev.outbound.address.Zones;
import dev.outbound.enrollment.Anchor;
import dev.outbound.error.SequenceException;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.SendWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Worked cases: our own table always, and the large table of a folder that is not part of the project where it exists. */
class ScheduleCasesTest {

    @TestFactory
    List<DynamicTest> every_case_of_our_own_table_holds() throws IOException {
        try (var in = ScheduleCasesTest.class.getResourceAsStream("cases.csv")) {
            assertThat(in).isNotNull();
            return cases(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        }
    }

    @TestFactory
    @EnabledIfEnvironmentVariable(named = "OUTBOUND_DATA", matches = ".+")
    List<DynamicTest> every_case_of_the_large_table_holds() {
        try {
            List<DynamicTest> tests = cases(
                    Files.readAllLines(Path.of(System.getenv("OUTBOUND_DATA")).resolve("schedule_cases.csv")));
            assertThat(tests).hasSizeGreaterThan(600);
            return tests;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<DynamicTest> cases(List<String> lines) {
        List<DynamicTest> tests = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            if (!line.isBlank()) {
                tests.add(DynamicTest.dynamicTest(line, () -> check(line.split(",", 15))));
            }
        }
        return tests;
    }

    private static void check(String[] cell) {
        assertThat(outcome(cell)).isEqualTo(cell[12] + (cell[13].isEmpty() ? "" : " " + Instant.parse(cell[13])));
    }

    private static String outcome(String[] cell) {
        SendWindow window;
        try {
            window = SendWindow.of(cell[4], cell[5]);
        } catch (SequenceException invalid) {
            return invalid.code().name();
        }
        Channel channel = Channel.valueOf(cell[6].toUpperCase(Locale.ROOT));
        SendRules rules = new SendRules(cell[7].equals("yes"), cell[8].equals("yes"), cell[9].equals("yes"));
        if (!SendTimes.isEverOpen(channel, window, rules)) {
            return "WINDOW_EMPTY";
        }
        ZoneId workspace = ZoneId.of(cell[10]);
        Set<ZoneId> candidates = new HashSet<>();
        for (String id : cell[11].split("\\|", -1)) {
            Zones.known(id).ifPresent(candidates::add);
        }
        Optional<ZoneId> own =
                candidates.size() == 1 ? Optional.of(candidates.iterator().next()) : Optional.empty();
        ContactZones zones = ContactZones.of(own, candidates, rules.respectContactZone(), workspace);
        SendHours hours = new SendHours(channel, window, rules, zones, Set.of());
        Instant start = Instant.parse(cell[2]).truncatedTo(ChronoUnit.MILLIS);
        Instant now = Instant.parse(cell[1]).truncatedTo(ChronoUnit.MILLIS);
        Anchor anchor = new Anchor(start, LocalTimes.date(start, zones.scheduling()), 0);
        PlanStep step = new PlanStep(1, Integer.parseInt(cell[3]), hours, PlanStep.WAITING, Optional.empty(), 1);
        return new Planner(Duration.ofHours(4), Duration.ZERO)
                .plan(anchor, List.of(step), now)
                .get(0)
                .due()
                .map(time -> "SEND " + time.at())
                .orElse("WINDOW_IMPOSSIBLE");
    }
}

package dev.outbound.lab.sizes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.Channel;
import dev.outbound.contact.Contact;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.launch.TimelineEntry.Standing;
import dev.outbound.memory.InMemoryStorage;
import dev.outbound.schedule.ContactZones;
import dev.outbound.schedule.SendHours;
import dev.outbound.schedule.SendRule;
import dev.outbound.schedule.SendTimes;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.SendWindow;
import dev.outbound.sequence.SequenceId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The dry run of {@code lab.contacts} people (300, if nothing else is said) with everything in memory: what is left is what
 * the library itself costs. On PostgreSQL {@link LaunchSizeTest} does it, in 256 MB.
 */
class DryRunSizeTest {

    private static final int CONTACTS = Integer.getInteger("lab.contacts", 300);
    private static final int STEPS = 5;

    @Test
    void a_dry_run_goes_over_every_contact_and_step_before_launch_and_after_with_the_same_times() {
        try (Host host =
                new Host(new InMemoryStorage(), new ManyContacts(CONTACTS), Clock.fixed(Errand.NOW, ZoneOffset.UTC))) {
            SequenceId id = host.composed(host.list(CONTACTS));
            host.acme.drafting().generate(id);
            host.engine.generator().drain();
            assertThat(host.approveAll(id)).isEqualTo(CONTACTS * STEPS);

            int before = times(host, id, "before");
            String fingerprint =
                    host.acme.launches().preview(id, LaunchOptions.now()).fingerprint();
            host.acme.launches().launch(id, LaunchOptions.now(), fingerprint);
            assertThat(times(host, id, "after")).isEqualTo(before);
        }
    }

    /** Three times, so that what is compiled on the way does not count; the times themselves, digested. */
    private static int times(Host host, SequenceId id, String when) {
        List<Integer> digests = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            long[] seen = {0};
            int[] digest = {0};
            host.acme.timeline().each(id, LaunchOptions.now(), entry -> {
                seen[0]++;
                digest[0] = 31 * digest[0] + entry.at().hashCode() + entry.position();
                assertThat(entry.standing()).isEqualTo(Standing.PLANNED);
            });
            assertThat(seen[0]).isEqualTo((long) CONTACTS * STEPS);
            digests.add(digest[0]);
            Figures.print(
                    "dry run " + when + " launch, in memory",
                    CONTACTS,
                    String.format(Locale.ROOT, "%.2f s", (System.nanoTime() - start) / 1e9));
        }
        assertThat(digests).containsOnly(digests.get(0));
        return digests.get(0);
    }

    @Test
    void the_next_time_a_message_may_go_is_found_by_the_million() {
        List<SendHours> hours = new ArrayList<>();
        for (Contact contact : new ManyContacts(64)
                .findAll(
                        Host.ACME,
                        IntStream.range(0, 64).mapToObj(ManyContacts::id).toList())
                .values()) {
            hours.add(new SendHours(
                    Channel.EMAIL,
                    SendWindow.OFFICE_HOURS,
                    new SendRules(true, false, true),
                    ContactZones.of(contact, new SendRules(true, false, true), Host.settings()),
                    Set.of()));
        }
        int rounds = CONTACTS * 10;
        double best = Double.MAX_VALUE;
        Instant last = Instant.EPOCH;
        for (int round = 0; round < 10; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < rounds; i++) {
                Instant floor = Errand.NOW.plusSeconds(i * 61L);
                last = SendTimes.next(hours.get(i & 63), floor, SendRule.START)
                        .orElseThrow()
                        .at();
            }
            best = Math.min(best, (System.nanoTime() - start) / (double) rounds);
        }
        assertThat(last).isAfter(Errand.NOW);
        Figures.print("SendTimes.next", rounds, String.format(Locale.ROOT, "%.2f us", best / 1_000));
    }
}

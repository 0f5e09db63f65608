package dev.outbound.lab.sizes;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariDataSource;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.jdbc.JdbcStorage;
import dev.outbound.jdbc.SequenceSchema;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.list.ContactListId;
import dev.outbound.list.CsvReport;
import dev.outbound.sequence.SequenceId;
import dev.outbound.setup.Advance;
import dev.outbound.store.PageRequest;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * One piece of work in a JVM of its own, so that its heap can be bounded and it can be killed: {@code url errand contacts
 * file}. It prints its progress, and at the end what it took.
 */
final class Errand {

    static final Instant NOW = Instant.parse("2025-03-03T14:00:00Z");

    private Errand() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        int contacts = Integer.parseInt(args[2]);
        try (HikariDataSource pool = Server.pool(args[0]);
                Host host = host(pool, contacts)) {
            long cpu = cpu();
            long start = System.nanoTime();
            long count = run(host, args[1], contacts, args[3]);
            System.out.println(String.format(
                    Locale.ROOT,
                    "result %d %d %d",
                    count,
                    (System.nanoTime() - start) / 1_000_000,
                    (cpu() - cpu) / 1_000_000));
        }
    }

    private static Host host(HikariDataSource pool, int contacts) {
        SequenceSchema.migrate(pool);
        return new Host(JdbcStorage.on(pool), new ManyContacts(contacts), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static long run(Host host, String errand, int contacts, String file) {
        return switch (errand) {
            case "prepare" -> prepare(host, contacts);
            case "launch" -> launch(host, Errand::tell);
            case "launch-and-wait" -> launch(host, Errand::waitInTheMiddle);
            case "timeline" -> timeline(host);
            case "pause" -> {
                host.acme.running().pause(host.only(), Errand::tell);
                yield contacts;
            }
            case "resume" -> {
                host.acme.running().resume(host.only(), Errand::tell);
                yield contacts;
            }
            case "cancel" -> {
                host.acme.running().cancel(host.only(), Errand::tell);
                yield contacts;
            }
            case "import" -> importInto(host, Path.of(file));
            default -> throw new IllegalArgumentException(errand);
        };
    }

    /** From nothing to a sequence that waits for its launch, by the use cases a host has. */
    private static long prepare(Host host, int contacts) {
        ContactListId list = host.list(contacts);
        SequenceId id = host.composed(list);
        host.acme.drafting().generate(id, Errand::tell);
        host.engine.generator().drain();
        return host.approveAll(id);
    }

    private static long launch(Host host, Advance advance) {
        SequenceId id = host.only();
        LaunchOptions now = LaunchOptions.now();
        String fingerprint = host.acme.launches().preview(id, now).fingerprint();
        host.acme.launches().launch(id, now, fingerprint, advance);
        return host.acme.stats(id).enrollments().getOrDefault(EnrollmentStatus.ACTIVE, 0);
    }

    private static long timeline(Host host) {
        long[] entries = {0};
        host.acme.timeline().each(host.only(), LaunchOptions.now(), entry -> entries[0]++);
        return entries[0];
    }

    private static long importInto(Host host, Path file) {
        ContactListId list = host.acme
                .lists()
                .page(false, PageRequest.first(1))
                .items()
                .get(0)
                .id();
        long[] told = {0};
        try (Reader reader = Files.newBufferedReader(file)) {
            CsvReport report = host.acme.lists().addFromCsv(list, reader, row -> {
                told[0]++;
                tell(told[0], told[0]);
            });
            return report.added();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first half of a launch only looks. Once a contact of the second is stored, nothing more happens. */
    @SuppressWarnings("SystemOut")
    private static void waitInTheMiddle(long done, long total) {
        tell(done, total);
        while (2 * done > total) {
            System.out.println("waiting");
            LockSupport.parkNanos(1_000_000_000L);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void tell(long done, long total) {
        if (done % 500 == 0 || done == total) {
            System.out.println("progress " + done + " " + total);
        }
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}

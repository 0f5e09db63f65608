package dev.outbound.channels.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostileMailTest {

    @Test
    void a_mail_made_to_waste_resources_costs_at_most_1_second_and_64_megabytes_and_is_answered() throws Exception {
        List<String> lines = runInASmallHeap();
        assertThat(lines).hasSize(HostileMails.all().size());
        assertThat(lines).allSatisfy(line -> {
            String[] cells = line.split("\t", -1);
            assertThat(Long.parseLong(cells[0])).as(cells[1]).isLessThanOrEqualTo(1_000);
            assertThat(cells[2]).as(cells[1]).isIn("HumanReply", "AutoReply", "DeliveryReport", "Complaint", "Notice");
        });
    }

    /** A process of its own: a heap that is too small ends it. */
    private static List<String> runInASmallHeap() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileMails.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("exit after %s", out).isZero();
        return out.lines().toList();
    }
}

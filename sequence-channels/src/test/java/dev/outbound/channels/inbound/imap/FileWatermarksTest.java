package dev.outbound.channels.inbound.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatermarksTest {

    private static final Watermark FIRST = new Watermark(7, 41, Instant.parse("2026-03-04T12:00:00Z"));
    private static final Watermark SECOND = new Watermark(7, 42, Instant.parse("2026-03-04T12:00:01Z"));

    @TempDir
    private Path folder;

    @Test
    void what_was_saved_last_is_found_by_another_process() {
        Watermarks one = new FileWatermarks(folder.resolve("new"));
        assertThat(one.find("inbox")).isEmpty();
        one.save("inbox", FIRST);
        one.save("inbox", SECOND);
        assertThat(new FileWatermarks(folder.resolve("new")).find("inbox")).contains(SECOND);
    }

    @Test
    void each_mailbox_has_its_own_and_no_file_names_one() throws IOException {
        Watermarks watermarks = new FileWatermarks(folder);
        watermarks.save("tyler@sender.example", FIRST);
        watermarks.save("../marla@sender.example", SECOND);
        assertThat(watermarks.find("tyler@sender.example")).contains(FIRST);
        assertThat(watermarks.find("../marla@sender.example")).contains(SECOND);
        assertThat(files()).hasSize(2).allMatch(name -> name.matches("[0-9a-f]{32}\\.watermark"));
    }

    @Test
    void a_damaged_file_counts_as_none() throws IOException {
        Watermarks watermarks = new FileWatermarks(folder);
        for (String damaged : List.of(
                "",
                "7",
                "7 41",
                "7 41 2026-03-04T12:00:00Z",
                "7 x 2026-03-04T12:00:00Z\n",
                "-7 1 2026-03-04T12:00:00Z\n")) {
            watermarks.save("inbox", FIRST);
            Files.writeString(folder.resolve(files().get(0)), damaged);
            assertThat(watermarks.find("inbox")).isEmpty();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

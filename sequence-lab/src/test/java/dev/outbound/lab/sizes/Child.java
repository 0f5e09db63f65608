package dev.outbound.lab.sizes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs an {@link Errand} in a JVM with so much heap. */
record Child(int heapMegabytes) {

    /**
     * What an errand said.
     *
     * @param result empty if it was killed
     */
    record Said(List<long[]> progress, List<Long> result) {

        long count() {
            return result.get(0);
        }

        double seconds() {
            return result.get(1) / 1_000.0;
        }

        double cpuSeconds() {
            return result.get(2) / 1_000.0;
        }
    }

    /** Runs it to its end, which must be a good one. */
    Said run(String url, String errand, int contacts, Path file) {
        Said said = run(url, errand, contacts, file, false);
        assertThat(said.result())
                .as("what %s with %s MB said", errand, heapMegabytes)
                .isNotEmpty();
        return said;
    }

    /** Runs it until it says that it waits to be killed, and kills it. */
    void kill(String url, String errand, int contacts) {
        Said said = run(url, errand, contacts, Path.of("none"), true);
        assertThat(said.result()).as("what the killed %s said", errand).isEmpty();
        assertThat(said.progress()).isNotEmpty();
    }

    private Said run(String url, String errand, int contacts, Path file, boolean kill) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + heapMegabytes + "m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Errand.class.getName(),
                            url,
                            errand,
                            Integer.toString(contacts),
                            file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            List<long[]> progress = new ArrayList<>();
            List<Long> result = new ArrayList<>();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String[] words = line.split(" ", -1);
                    if (words[0].equals("progress")) {
                        progress.add(new long[] {Long.parseLong(words[1]), Long.parseLong(words[2])});
                    } else if (words[0].equals("waiting") && kill) {
                        process.destroyForcibly();
                        break;
                    } else if (words[0].equals("result")) {
                        for (int i = 1; i < words.length; i++) {
                            result.add(Long.parseLong(words[i]));
                        }
                    }
                }
            }
            process.waitFor();
            return new Said(progress, result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

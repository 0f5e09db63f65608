package dev.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table from rule to test is complete and names tests that exist. */
class TraceabilityTest {

    private static final int RULES = 91;
    private static final Pattern ROW = Pattern.compile("^\\| R(\\d+) \\| [^|]+ \\| (.+) \\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+)(?:#(\\w+))?`");

    private final Path root =
            Path.of(Optional.ofNullable(System.getProperty("outbound.root")).orElse(".."));

    @Test
    void every_rule_stands_in_the_table_once_in_order() {
        assertThat(rows().stream().map(row -> Integer.valueOf(row.group(1))))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, RULES).boxed().toList());
    }

    @Test
    void every_rule_names_a_test_or_says_whose_matter_it_is() {
        assertThat(rows()).allSatisfy(row -> assertThat(row.group(2)).containsPattern("`|^—: ."));
    }

    @Test
    void every_named_test_exists() {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        for (Matcher row : rows()) {
            Matcher test = TEST.matcher(row.group(2));
            while (test.find()) {
                String source = sources.getOrDefault(test.group(1), "");
                Optional<String> method = Optional.ofNullable(test.group(2));
                boolean found = !source.isEmpty()
                        && method.map(m -> source.contains(" void " + m + "(")).orElse(true);
                if (!found) {
                    missing.add("R" + row.group(1) + ": " + test.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private List<Matcher> rows() {
        return read(root.resolve("sequence-core/TRACEABILITY.md"))
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .toList();
    }

    /** The tests of all modules by the name of their class. */
    private Map<String, String> sources() {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path tests : modules.map(m -> m.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(tests)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .forEach(file ->
                                    sources.put(file.getFileName().toString().replace(".java", ""), read(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

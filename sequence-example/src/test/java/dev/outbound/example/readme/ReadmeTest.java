package dev.outbound.example.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private final Path root = Path.of(System.getProperty("outbound.root", ".."));

    @Test
    void every_java_block_of_the_readme_is_code_that_a_test_runs() throws IOException {
        String tested = bare(Files.readString(
                root.resolve("sequence-example/src/test/java/dev/outbound/example/readme/QuickStartTest.java")));
        List<String> blocks = new ArrayList<>();
        Matcher matcher = JAVA.matcher(Files.readString(root.resolve("README.md")));
        while (matcher.find()) {
            blocks.add(bare(matcher.group(1)));
        }
        assertThat(blocks).isNotEmpty().allSatisfy(block -> assertThat(tested).contains(block));
    }

    @Test
    void the_test_command_of_the_readme_is_what_ci_runs() throws IOException {
        assertThat(Files.readString(root.resolve("README.md"))).contains("./mvnw verify");
        assertThat(Files.readString(root.resolve(".ci/run"))).contains("./mvnw verify");
    }

    /** Without white space: the formatter may break lines elsewhere than the README does. */
    private static String bare(String source) {
        return source.replaceAll("\\s+", "");
    }
}

package dev.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.fixture.RuleTable;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The table from rule to test is complete and names tests that exist. */
class TraceabilityTest {

    private static final int RULES = 91;

    private final RuleTable table =
            new RuleTable("sequence-core/TRACEABILITY.md", Pattern.compile("^\\| (R\\d+) \\| [^|]+ \\| (.+) \\|$"));

    @Test
    void every_rule_stands_in_the_table_once_in_order() {
        assertThat(table.rules())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, RULES).mapToObj(n -> "R" + n).toList());
    }

    @Test
    void every_rule_names_a_test_or_says_whose_matter_it_is() {
        assertThat(table.tests()).allSatisfy(tests -> assertThat(tests).containsPattern("`|^—: ."));
    }

    @Test
    void every_named_test_exists() {
        assertThat(table.missing()).isEmpty();
    }
}

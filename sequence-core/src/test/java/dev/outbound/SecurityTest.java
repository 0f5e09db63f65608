package dev.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.fixture.RuleTable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of security rules names tests that exist, and says of each rule without one whose matter it is. */
class SecurityTest {

    private final RuleTable table =
            new RuleTable("SECURITY.md", Pattern.compile("^\\| ((?!rule |-)[^|]+) \\| ([^|]+) \\|$"));

    @Test
    void every_rule_names_a_test_or_says_whose_matter_it_is() {
        assertThat(table.rules()).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
        assertThat(table.tests()).allSatisfy(tests -> assertThat(tests).containsPattern("`|^—: ."));
    }

    @Test
    void every_named_test_exists() {
        assertThat(table.missing()).isEmpty();
    }
}

package dev.outbound.channels.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpfCheckTest {

    private final Zone zone = Zone.complete();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=spf1 ip4:192.0.2.1 -all                   | OK      | 0 of 10
            v=spf1 ip4:192.0.2.1 ~all                   | OK      | 0 of 10
            V=SPF1 IP4:192.0.2.1 -ALL                   | OK      | 0 of 10
            v=spf1 a:out.sender.example/24//64 mx ~all  | OK      | 2 of 10
            v=spf1 redirect=strict.example              | OK      | 1 of 10
            v=spf1 exists:%{i}.allowed.example -all     | OK      | 1 of 10
            v=spf1 -all exp=why.sender.example          | OK      | 0 of 10
            v=spf1 ip4:192.0.2.1 ?all                   | WARNING | "v=spf1 ip4:192.0.2.1 ~all"
            v=spf1 ip4:192.0.2.1                        | WARNING | "v=spf1 ip4:192.0.2.1 ~all"
            v=spf1 include:strict.example               | WARNING | has no ending
            v=spf1 +all                                 | ERROR   | everybody may send as you
            v=spf1 all                                  | ERROR   | everybody may send as you
            v=spf1 redirect=relay.example               | WARNING | ?all
            v=spf1 ipv4:192.0.2.1 -all                  | ERROR   | "ipv4:192.0.2.1" of sender.example is no term
            v=spf1 ip4: -all                            | ERROR   | is no term
            v=spf1 include:nobody.example -all          | ERROR   | nobody.example has no SPF record
            v=spf1 include:sender.example -all          | ERROR   | more than 10 lookups
            v=spf1 include -all                         | ERROR   | names no domain
            """)
    void spf_is_one_record_that_can_be_evaluated_and_ends_in_a_judgement(String record, String level, String words)
            throws DnsFailure {
        zone.only(Dns.Type.TXT, "sender.example", record)
                .with(Dns.Type.TXT, "strict.example", "v=spf1 ip4:192.0.2.2 -all");
        String line = line();
        assertThat(line).startsWith(level).contains(words);
    }

    @Test
    void spf_counts_lookups_through_includes_and_allows_10_but_not_11() throws DnsFailure {
        zone.only(Dns.Type.TXT, "sender.example", "v=spf1 include:a.example include:b.example -all")
                .with(Dns.Type.TXT, "a.example", "v=spf1 a mx include:c.example ~all")
                .with(Dns.Type.TXT, "b.example", "v=spf1 a mx ~all")
                .with(Dns.Type.TXT, "c.example", "v=spf1 a mx exists:x.example ~all");
        assertThat(line()).startsWith("OK").contains("10 of 10");
        zone.only(Dns.Type.TXT, "c.example", "v=spf1 a mx exists:x.example exists:y.example ~all");
        assertThat(line()).startsWith("ERROR").contains("more than 10 lookups");
    }

    @Test
    void includes_that_include_each_other_are_followed_ten_times_at_most() throws DnsFailure {
        zone.only(Dns.Type.TXT, "sender.example", "v=spf1 include:a.example include:a.example -all")
                .with(Dns.Type.TXT, "a.example", "v=spf1 include:b.example include:b.example ~all")
                .with(Dns.Type.TXT, "b.example", "v=spf1 include:a.example include:a.example ~all");
        assertThat(line()).startsWith("ERROR");
        assertThat(zone.questions()).isLessThan(30);
    }

    @Test
    void two_spf_records_are_none_and_the_finding_says_how_they_are_one() throws DnsFailure {
        zone.only(
                Dns.Type.TXT,
                "sender.example",
                "v=spf1 include:relay.example ~all",
                "v=spf1 include:other.example include:relay.example -all",
                "v=spf10 is something else");
        assertThat(line())
                .startsWith("ERROR")
                .contains("2 SPF records")
                .contains("\"v=spf1 include:relay.example include:other.example ~all\"");
    }

    private String line() throws DnsFailure {
        List<Finding> found = new SpfCheck(zone).of("sender.example");
        assertThat(found).hasSize(1);
        return found.get(0).line();
    }
}

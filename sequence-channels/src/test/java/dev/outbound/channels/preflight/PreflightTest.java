package dev.outbound.channels.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.channels.Secret;
import dev.outbound.channels.email.DkimKey;
import dev.outbound.channels.preflight.Finding.Check;
import dev.outbound.error.SequenceException;
import dev.outbound.workspace.SendingDomain;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightTest {

    private static final SendingDomain DOMAIN = new SendingDomain("sender.example", true);
    private static final URI LINK = URI.create("https://app.sender.example/u/");
    private static final DkimKey KEY = key("s1", 2048);
    private static final MailSetup SETUP = MailSetup.of(DOMAIN, LINK).signedWith(List.of(KEY));
    private static final String KEY_AT = "s1._domainkey.sender.example";
    private static final String DMARC_AT = "_dmarc.sender.example";

    private final Zone zone = Zone.complete().with(Dns.Type.TXT, KEY_AT, KEY.record());

    @Test
    void a_domain_with_everything_has_one_good_finding_of_each_kind() {
        assertThat(new Preflight(zone).check(SETUP))
                .allMatch(finding -> finding instanceof Finding.Ok)
                .extracting(Finding::check)
                .containsExactly(Check.SPF, Check.DKIM, Check.DMARC, Check.MX, Check.UNSUBSCRIBE_LINK);
        assertThat(one(Check.SPF).found())
                .contains("1 of 10 lookups")
                .contains("Whether your relay is among the allowed cannot be told from here");
    }

    @Test
    void a_domain_with_nothing_is_told_every_record_to_publish() {
        List<Finding> findings = new Preflight(new Zone()).check(SETUP);
        assertThat(findings.subList(0, 4)).allMatch(finding -> finding instanceof Finding.Problem);
        assertThat(findings)
                .extracting(Finding::line)
                .satisfiesExactly(
                        spf -> assertThat(spf)
                                .contains("Publish one TXT record at sender.example: \"v=spf1 include:NAME ~all\""),
                        dkim -> assertThat(dkim)
                                .contains("Publish one TXT record at " + KEY_AT + ": \"" + KEY.record() + "\""),
                        dmarc -> assertThat(dmarc)
                                .contains("Publish one TXT record at " + DMARC_AT
                                        + ": \"v=DMARC1; p=none; rua=mailto:postmaster@sender.example\""),
                        mx -> assertThat(mx).contains("Publish an MX record at sender.example"),
                        link -> assertThat(link).startsWith("OK"));
    }

    @Test
    void answers_and_bounces_must_arrive_where_the_settings_lead_them() {
        SendingDomain led = DOMAIN.withReplies("reply.sender.example").withBounces("bounce.sender.example");
        assertThat(new Preflight(zone).check(with(led)))
                .filteredOn(finding -> finding.check() == Check.MX)
                .extracting(Finding::line)
                .satisfiesExactly(
                        from -> assertThat(from).startsWith("OK"),
                        answers -> assertThat(answers)
                                .contains("reply.sender.example has no MX record: answers to its mail get lost")
                                .contains("Publish an MX record at reply.sender.example"),
                        bounces -> assertThat(bounces)
                                .contains("bounce.sender.example has no MX record: bounces of its mail get lost"));
    }

    @Test
    void without_a_dns_every_look_up_is_a_warning_and_nothing_is_thrown() {
        Dns silent = (type, name) -> {
            throw new DnsFailure(type + " of " + name + ": timed out");
        };
        assertThat(new Preflight(silent).check(with(DOMAIN.withBounces("bounce.sender.example"))))
                .filteredOn(finding -> finding.check() != Check.UNSUBSCRIBE_LINK)
                .hasSize(5)
                .allSatisfy(finding -> {
                    assertThat(finding).isInstanceOf(Finding.Warning.class);
                    assertThat(finding.found())
                            .contains("The DNS did not answer")
                            .contains("timed out");
                });
    }

    @Test
    void a_name_that_is_not_answered_for_hides_no_other_finding() {
        zone.silentFor(DMARC_AT);
        assertThat(one(Check.DMARC)).isInstanceOf(Finding.Warning.class);
        assertThat(one(Check.SPF)).isInstanceOf(Finding.Ok.class);
        assertThat(one(Check.DKIM)).isInstanceOf(Finding.Ok.class);
    }

    @Test
    void spf_is_looked_at_where_the_envelope_sender_is() {
        zone.with(Dns.Type.MX, "bounce.sender.example", "10 mx.sender.example.");
        List<Finding> findings = new Preflight(zone).check(with(DOMAIN.withBounces("bounce.sender.example")));
        assertThat(findings.get(0).line()).startsWith("ERROR   SPF: bounce.sender.example has no SPF record");
        assertThat(findings).filteredOn(f -> f.check() == Check.MX).hasSize(2);
    }

    @Test
    void the_published_key_must_be_ours() {
        DkimKey other = key("s1", 2048);
        zone.only(Dns.Type.TXT, KEY_AT, other.record());
        assertThat(one(Check.DKIM).line())
                .startsWith("ERROR")
                .contains("another key")
                .contains(KEY.record());
        zone.only(
                Dns.Type.TXT,
                KEY_AT,
                KEY.record().replace("k=rsa; ", "").replace("p=", "p= ").replace("IDAQAB", " IDAQAB"));
        assertThat(one(Check.DKIM)).isInstanceOf(Finding.Ok.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=DKIM1; k=rsa; p=         | ERROR   | withdrawn
            v=DKIM1; k=rsa             | ERROR   | no DKIM record
            v=DKIM2; p=KEY             | ERROR   | no DKIM record
            v=DKIM1; p=KEY; p=KEY      | ERROR   | no DKIM record
            hello                      | ERROR   | no DKIM record
            v=DKIM1; h=sha1; p=KEY     | ERROR   | does not allow sha256
            v=DKIM1; p=AAAA            | ERROR   | no RSA key
            v=DKIM1; t=y; p=KEY        | WARNING | t=y
            v=DKIM1; h=sha1:sha256; t=s; p=KEY | OK | holds
            p=KEY                      | OK      | holds
            """)
    void a_dkim_record_can_be_read_and_holds_a_key(String record, String level, String words) {
        Tags ours = Tags.of(KEY.record()).orElseThrow();
        zone.only(Dns.Type.TXT, KEY_AT, record.replace("KEY", ours.get("p").orElseThrow()));
        assertThat(one(Check.DKIM).line()).startsWith(level).contains(words);
        assertThat(one(MailSetup.of(DOMAIN, LINK).signedByRelay("s1"), Check.DKIM)
                        .line())
                .startsWith(level)
                .contains(words);
    }

    @Test
    void a_key_of_1024_bits_is_warned_of_whoever_signs_with_it() {
        DkimKey weak = key("old", 1024);
        zone.with(Dns.Type.TXT, weak.recordName(), weak.record());
        assertThat(one(MailSetup.of(DOMAIN, LINK).signedWith(List.of(weak)), Check.DKIM)
                        .line())
                .startsWith("WARNING")
                .contains("2048 bits");
        assertThat(one(MailSetup.of(DOMAIN, LINK).signedByRelay("old"), Check.DKIM)
                        .line())
                .startsWith("WARNING");
    }

    @Test
    void a_domain_of_which_no_selector_is_known_is_warned_of() {
        assertThat(one(MailSetup.of(DOMAIN, LINK), Check.DKIM).line())
                .startsWith("WARNING")
                .contains("selector");
    }

    @Test
    void a_key_of_another_domain_is_refused_at_once() {
        SendingDomain other = new SendingDomain("mail.sender.example", true);
        assertThatThrownBy(() -> MailSetup.of(other, LINK).signedWith(List.of(KEY)))
                .isInstanceOf(SequenceException.class)
                .hasMessageContaining(KEY_AT + " is not for mail.sender.example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=DMARC1; p=reject                     | OK      | reject
            v=DMARC1;p=quarantine;pct=50           | OK      | quarantine
            v=DMARC1; p=none                       | WARNING | Add rua=mailto:
            v=DMARC1; p=none; rua=mailto:d@x.example | WARNING | keeps nobody
            v=DMARC1; p=some                       | ERROR   | no valid policy
            v=DMARC1                               | ERROR   | no valid policy
            v=DMARC2; p=none                       | ERROR   | There is no DMARC record
            """)
    void dmarc_has_a_policy(String record, String level, String words) {
        zone.only(Dns.Type.TXT, DMARC_AT, record);
        assertThat(one(Check.DMARC).line()).startsWith(level).contains(words);
    }

    @Test
    void a_domain_below_inherits_the_policy_for_those_below() {
        zone.only(Dns.Type.TXT, DMARC_AT, "v=DMARC1; p=reject; sp=none");
        SendingDomain below = new SendingDomain("news.mail.sender.example", true);
        assertThat(one(MailSetup.of(below, LINK), Check.DMARC).line())
                .startsWith("WARNING")
                .contains("_dmarc.sender.example has the policy none");
        assertThat(one(Check.DMARC).line()).contains("policy reject");
    }

    @Test
    void two_dmarc_records_are_none() {
        zone.with(Dns.Type.TXT, DMARC_AT, "v=DMARC1; p=none");
        assertThat(one(Check.DMARC).line()).startsWith("ERROR").contains("2 DMARC records");
    }

    @ParameterizedTest
    @CsvSource({
        "bounce.sender.example, r, false",
        "sender.example, s, false",
        "bounce.sender.example, s, true",
        "sender-bounces.example, r, true",
        "notsender.example, r, true",
    })
    void spf_of_a_bounce_domain_counts_only_within_the_organisation(String bounces, String aspf, boolean isWarned) {
        zone.only(Dns.Type.TXT, DMARC_AT, "v=DMARC1; p=reject; aspf=" + aspf);
        assertThat(new Preflight(zone).check(with(DOMAIN.withBounces(bounces))))
                .filteredOn(finding -> finding.check() == Check.DMARC && finding instanceof Finding.Warning)
                .hasSize(isWarned ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"0 ., takes no mail", "10 gone.sender.example., has no address"})
    void an_mx_record_names_a_server_that_exists(String record, String words) {
        zone.only(Dns.Type.MX, "sender.example", record);
        assertThat(one(Check.MX).line()).startsWith("ERROR").contains(words);
    }

    @Test
    void a_mail_server_may_have_an_ipv6_address_only() {
        zone.only(Dns.Type.MX, "sender.example", "10 six.sender.example")
                .with(Dns.Type.AAAA, "six.sender.example", "2001:db8::1");
        assertThat(one(Check.MX)).isInstanceOf(Finding.Ok.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://app.sender.example/u/", "http://localhost:8080/u/", "/u/", "mailto:a@b.example"})
    void unsubscribe_links_are_https(String link) {
        MailSetup setup = MailSetup.of(DOMAIN, URI.create(link));
        assertThat(one(setup, Check.UNSUBSCRIBE_LINK).line())
                .startsWith("ERROR")
                .contains("https");
    }

    private Finding one(Check check) {
        return one(SETUP, check);
    }

    private static MailSetup with(SendingDomain domain) {
        return MailSetup.of(domain, LINK).signedWith(List.of(KEY));
    }

    private Finding one(MailSetup setup, Check check) {
        List<Finding> found = new Preflight(zone)
                .check(setup).stream()
                        .filter(finding -> finding.check() == check)
                        .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static DkimKey key(String selector, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            byte[] encoded = generator.generateKeyPair().getPrivate().getEncoded();
            return DkimKey.of(
                    DOMAIN,
                    selector,
                    new Secret("-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder().encodeToString(encoded)
                            + "\n-----END PRIVATE KEY-----"));
        } catch (GeneralSecurityException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}

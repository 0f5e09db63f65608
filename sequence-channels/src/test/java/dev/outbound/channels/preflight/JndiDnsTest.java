package dev.outbound.channels.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JndiDnsTest {

    private NameServer server;
    private Dns dns;

    @BeforeEach
    void start() throws IOException {
        server = new NameServer();
        dns = JndiDns.at(server.address(), Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_strings_of_a_text_record_become_one_without_a_space() throws DnsFailure {
        server.put(
                NameServer.TXT,
                "s1._domainkey.sender.example",
                NameServer.strings("v=DKIM1; k=rsa; p=MIIB", "IjANBg", "kq"));
        assertThat(dns.records(Dns.Type.TXT, "s1._domainkey.sender.example"))
                .containsExactly("v=DKIM1; k=rsa; p=MIIBIjANBgkq");
    }

    @Test
    void text_is_read_as_it_was_written() throws DnsFailure {
        server.put(
                NameServer.TXT,
                "sender.example",
                NameServer.strings("v=spf1 ip4:192.0.2.1 -all"),
                NameServer.strings("plain"),
                NameServer.strings("a \"quoted\" \\ word"),
                NameServer.strings(""),
                NameServer.strings("ends with a space ", "and goes on"));
        assertThat(dns.records(Dns.Type.TXT, "sender.example"))
                .containsExactlyInAnyOrder(
                        "v=spf1 ip4:192.0.2.1 -all",
                        "plain",
                        "a \"quoted\" \\ word",
                        "",
                        "ends with a space and goes on");
    }

    @Test
    void mail_servers_and_addresses_are_found() throws DnsFailure {
        server.put(NameServer.MX, "sender.example", NameServer.exchanger(10, "mx.sender.example"));
        server.put(NameServer.A, "mx.sender.example", new byte[] {(byte) 192, 0, 2, 7});
        assertThat(dns.records(Dns.Type.MX, "sender.example")).containsExactly("10 mx.sender.example.");
        assertThat(dns.records(Dns.Type.A, "mx.sender.example")).containsExactly("192.0.2.7");
        assertThat(dns.records(Dns.Type.AAAA, "mx.sender.example")).isEmpty();
    }

    @Test
    void a_name_that_does_not_exist_has_no_records() throws DnsFailure {
        assertThat(dns.records(Dns.Type.TXT, "_dmarc.sender.example")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ldap://127.0.0.1/x", "ldap:x", "rmi://a.example/b", "a..b", "", "a.example.", "a b", "a/b", "ä"
            })
    void what_is_no_name_is_never_looked_up_least_of_all_elsewhere(String name) {
        assertThatThrownBy(() -> dns.records(Dns.Type.TXT, name))
                .isInstanceOf(DnsFailure.class)
                .hasMessageContaining("is no name in the DNS");
        assertThat(server.questions()).isZero();
    }

    @Test
    void a_server_that_fails_is_a_failure_and_not_nothing() {
        server.fail();
        assertThatThrownBy(() -> dns.records(Dns.Type.TXT, "sender.example"))
                .isInstanceOf(DnsFailure.class)
                .hasMessageContaining("TXT of sender.example");
    }

    @Test
    void a_server_that_is_silent_is_asked_twice_and_then_given_up() {
        server.beSilent();
        Dns hasty = JndiDns.at(server.address(), Duration.ofMillis(50));
        assertThatThrownBy(() -> hasty.records(Dns.Type.TXT, "sender.example")).isInstanceOf(DnsFailure.class);
        assertThat(server.questions()).isEqualTo(2);
    }

    @Test
    void the_wait_is_1_millisecond_to_1_minute() {
        assertThatThrownBy(() -> JndiDns.at(server.address(), Duration.ZERO))
                .hasMessageContaining("must be 1 ms to 1 minute");
        assertThatThrownBy(() -> JndiDns.at(server.address(), Duration.ofMinutes(2)))
                .hasMessageContaining("must be 1 ms to 1 minute");
    }
}

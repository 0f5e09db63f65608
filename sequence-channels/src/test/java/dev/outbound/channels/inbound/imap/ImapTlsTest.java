package dev.outbound.channels.inbound.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.channels.ChildJvm;
import dev.outbound.channels.PrivateCa;
import dev.outbound.channels.email.SmtpSettings.Tls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who a mail server must prove to be before it is told the password. */
class ImapTlsTest {

    @TempDir
    private static Path folder;

    private static PrivateCa authority;
    private static Path localhost;
    private static Path another;

    @BeforeAll
    static void makeCertificates() throws Exception {
        authority = new PrivateCa(folder);
        localhost = authority.serverNamed("localhost");
        another = authority.serverNamed("imap.another.example");
    }

    @Test
    void a_server_whose_name_is_vouched_for_by_a_trusted_authority_is_asked_for_mail() throws Exception {
        assertThat(poll(localhost, Tls.IMPLICIT, authority.trustOptions())).contains("fetched: 1 [hello]");
    }

    @Test
    void a_certificate_for_another_name_is_refused() throws Exception {
        assertThat(poll(another, Tls.IMPLICIT, authority.trustOptions()))
                .contains("refused: ")
                .contains("localhost")
                .doesNotContain("fetched");
    }

    @Test
    void an_authority_nobody_trusts_is_refused() throws Exception {
        assertThat(poll(localhost, Tls.IMPLICIT, List.of()))
                .contains("refused: ")
                .contains("unable to find valid certification path")
                .doesNotContain("fetched");
    }

    @Test
    void where_starttls_is_required_a_server_that_does_not_offer_it_gets_no_password() throws Exception {
        try (var plain = new ScriptedImap()) {
            String said = child(plain.port(), Tls.STARTTLS_REQUIRED, authority.trustOptions());
            assertThat(said).contains("refused: ").contains("STARTTLS").doesNotContain("fetched");
            assertThat(plain.commands()).isNotEmpty().noneMatch(c -> c.contains("LOGIN") || c.contains("AUTHENTICATE"));
        }
    }

    /** The server is in the child's process too, for GreenMail reads its certificate once in a process. */
    private static String poll(Path store, Tls tls, List<String> trust) throws Exception {
        List<String> options = new ArrayList<>(trust);
        options.add("-D" + PollingHost.CERTIFICATE + "=" + store);
        options.add("-D" + PollingHost.CERTIFICATE_PASSWORD + "=" + PrivateCa.PASSWORD);
        return child(0, tls, options);
    }

    private static String child(int port, Tls tls, List<String> options) throws IOException, InterruptedException {
        return ChildJvm.run(
                PollingHost.class, entry -> true, options, List.of("localhost", Integer.toString(port), tls.name()));
    }
}

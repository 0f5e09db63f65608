package dev.outbound.channels.inbound.imap;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.outbound.channels.Secret;
import dev.outbound.channels.email.SmtpSettings.Login;
import dev.outbound.channels.email.SmtpSettings.Tls;
import java.io.IOException;
import java.time.Clock;

/** A host in a process of its own, for what a process trusts is settled when it starts. */
public final class PollingHost {

    /** GreenMail's names of the properties that say where its certificate is. */
    static final String CERTIFICATE = "greenmail.tls.keystore.file";

    static final String CERTIFICATE_PASSWORD = "greenmail.tls.keystore.password";

    private static final String TYLER = "tyler@sender.example";

    private PollingHost() {}

    /**
     * Fetches Tyler's mail from a server, by its name, port and protection, and says what came of it. At port 0 there is one
     * with a mail in this very process.
     */
    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[1]);
        GreenMail server = new GreenMail(setup());
        if (port == 0) {
            server.start();
            server.setUser(TYLER, TYLER, "hunter2")
                    .deliver(GreenMailUtil.createTextEmail(
                            TYLER,
                            "bob@customer.example",
                            "hello",
                            "Hello",
                            server.getImaps().getServerSetup()));
            port = server.getImaps().getPort();
        }
        ImapSettings settings = ImapSettings.of(arguments[0], port, new Login(TYLER, new Secret("hunter2")))
                .withTls(Tls.valueOf(arguments[2]));
        var postbag = new Postbag();
        try (ImapPoller poller = new ImapPoller(settings, Watermarks.inMemory(), postbag, Clock.systemUTC())) {
            int count = poller.poll();
            System.out.println("fetched: " + count + " " + postbag.taken());
        } catch (IOException refused) {
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                System.out.println("refused: " + cause.getClass().getSimpleName() + ": " + cause.getMessage());
            }
        } finally {
            server.stop();
        }
    }

    private static ServerSetup setup() {
        var setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS);
        setup.setServerStartupTimeout(20_000);
        return setup;
    }
}

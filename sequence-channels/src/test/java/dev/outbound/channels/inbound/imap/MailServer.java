package dev.outbound.channels.inbound.imap;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.outbound.channels.Secret;
import dev.outbound.channels.email.SmtpSettings.Login;
import dev.outbound.channels.email.SmtpSettings.Tls;
import dev.outbound.channels.inbound.imap.ImapSettings.Waits;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;

/** Tyler's mailbox at a server in this process. */
final class MailServer implements AutoCloseable {

    private static final String TYLER = "tyler@sender.example";

    private final int port;
    private final Wire wire;
    private GreenMail server;

    MailServer() {
        server = started(0);
        port = server.getImap().getPort();
        wire = new Wire(port);
    }

    Wire wire() {
        return wire;
    }

    private static GreenMail started(int port) {
        var setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
        setup.setServerStartupTimeout(20_000);
        var server = new GreenMail(setup);
        server.start();
        server.setUser(TYLER, TYLER, "hunter2");
        return server;
    }

    ImapSettings settings() {
        return ImapSettings.of("127.0.0.1", wire.port(), new Login(TYLER, new Secret("hunter2")))
                .withTls(Tls.NONE_FOR_LOCALHOST_ONLY)
                .withWaits(new Waits(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(15),
                        Duration.ofMillis(50),
                        Duration.ofMillis(20),
                        Duration.ofMillis(100)));
    }

    /** A mail that came in at that time. */
    void deliver(String subject, Instant at) throws MessagingException, FolderException {
        String text = "From: bob@customer.example\r\nTo: " + TYLER + "\r\nSubject: " + subject + "\r\nMessage-ID: <"
                + subject + "@customer.example>\r\n\r\nHello\r\n";
        var mail = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
        inbox().appendMessage(mail, new Flags(), Date.from(at));
    }

    /** How many of its mails somebody has marked as read. */
    int read() throws FolderException {
        return inbox().getMessageCount() - inbox().getUnseenCount();
    }

    /** The server goes away, with all that was in its mailboxes. */
    void stop() {
        server.stop();
    }

    /** It comes back empty, at the same port. */
    void startAgain() {
        server = started(port);
    }

    private MailFolder inbox() {
        GreenMailUser user = server.getUserManager().getUser(TYLER);
        try {
            return server.getManagers().getImapHostManager().getInbox(user);
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        wire.close();
        server.stop();
    }
}

package dev.outbound.example.mailbox;

import dev.outbound.address.AddressKey;
import dev.outbound.address.EmailAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * SMTP on the loopback address, into a {@link Mailbox}. Everything is accepted but mail to addresses it was told to bounce,
 * more than 1 MB, or more than 100 recipients.
 */
public final class MailServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MailServer.class);

    private static final int MAX_BYTES = 1 << 20;
    private static final long MAX_SKIPPED = 32L << 20;
    private static final int MAX_CONNECTIONS = 100;
    private static final int MAX_RECIPIENTS = 100;
    private static final int TIMEOUT_MILLIS = 60_000;

    private final Mailbox mailbox;
    private final SMTPServer server;
    private final Set<AddressKey> bouncing = ConcurrentHashMap.newKeySet();

    private MailServer(Mailbox mailbox, int port) {
        this.mailbox = mailbox;
        this.server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("mailbox.localhost")
                .softwareName("example mailbox")
                .maxConnections(MAX_CONNECTIONS)
                .maxRecipients(MAX_RECIPIENTS)
                .maxMessageSize(MAX_BYTES)
                .connectionTimeoutMs(TIMEOUT_MILLIS)
                .insertReceivedHeaders(false)
                .messageHandlerFactory(context -> new Delivery())
                .build();
    }

    /**
     * Listens from now on.
     *
     * @param port 0 for any free one
     */
    public static MailServer start(Mailbox mailbox, int port) {
        var server = new MailServer(mailbox, port);
        server.server.start();
        return server;
    }

    public int port() {
        return server.getPortAllocated();
    }

    /** Answers 550 5.1.1 to this recipient from now on, as if there were no such mailbox. */
    public void bounce(EmailAddress recipient) {
        bouncing.add(recipient.key());
    }

    /** Accepts mail to this recipient again. */
    public void accept(EmailAddress recipient) {
        bouncing.remove(recipient.key());
    }

    @Override
    public void close() {
        server.stop();
    }

    /** One mail on one connection; the library calls it from the connection's thread only. */
    private final class Delivery implements MessageHandler {
        private String sender = "";
        private final List<String> recipients = new ArrayList<>();

        @Override
        public void from(String from) {
            sender = from;
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            if (EmailAddress.parse(recipient)
                    .map(EmailAddress::key)
                    .filter(bouncing::contains)
                    .isPresent()) {
                throw new RejectException(550, "5.1.1 There is no such mailbox here");
            }
            recipients.add(recipient);
        }

        /** The library forgets to end the transaction when it refuses the data, so a refusal ends the connection. */
        @Override
        public String data(InputStream data) throws IOException, RejectException {
            byte[] bytes = data.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                skipRest(data);
                throw new DropConnectionException(552, "5.3.4 A mail must be at most " + MAX_BYTES + " bytes");
            }
            try {
                mailbox.keep(sender, recipients, bytes);
            } catch (IOException notKept) {
                log.error("A mail could not be kept; its sender is told to try again", notKept);
                throw new DropConnectionException(452, "4.3.1 Not kept, try again");
            }
            return "2.0.0 Kept";
        }

        /** The answer is read only after all was sent, or so much that it must be a mistake. */
        private static void skipRest(InputStream data) throws IOException {
            byte[] buffer = new byte[8192];
            long skipped = 0;
            for (int count = 0; count >= 0 && skipped < MAX_SKIPPED; count = data.read(buffer)) {
                skipped += count;
            }
        }

        @Override
        public void done() {}
    }
}

package dev.outbound.channels.email;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the relay. It knows how far a message has come and what the relay said first when it went wrong: the
 * mail library's own exceptions are the same before and after the message may have been taken, and its clean-up after a
 * failure overwrites the answer.
 *
 * <p>Used by one thread at a time; {@link #abort} may come from another.
 */
final class SmtpConnection extends SMTPTransport {

    /**
     * The mail library names its log after our package and, once that is loud, writes every mail and address into it. What is
     * below it is ours and stays.
     */
    private static final List<Logger> LIBRARY = Stream.of("", ".protocol")
            .map(name -> Logger.getLogger(SmtpConnection.class.getPackageName() + name))
            .toList();

    static {
        LIBRARY.forEach(logger -> logger.setFilter(entry -> false));
    }

    private final SmtpSettings settings;
    private final Wire wire;
    private Stage stage = Stage.GREETING;
    private Reply answer = Reply.NONE;
    private boolean settled;
    private boolean sound = true;
    private boolean tooLate;
    private BooleanSupplier isTooLate = () -> false;
    private int messages;
    private long idleSince;

    SmtpConnection(SmtpSettings settings) {
        this(settings, new Wire());
    }

    private SmtpConnection(SmtpSettings settings, Wire wire) {
        super(
                Session.getInstance(properties(settings, wire)),
                new URLName("smtp", settings.host(), settings.port(), null, null, null),
                "smtp",
                settings.tls() == SmtpSettings.Tls.IMPLICIT);
        this.settings = settings;
        this.wire = wire;
    }

    private static Properties properties(SmtpSettings settings, Wire wire) {
        var properties = new Properties();
        properties.put("mail.smtp.socketFactory", wire);
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.connectiontimeout", millis(settings.timeouts().connect()));
        properties.put("mail.smtp.timeout", millis(settings.timeouts().reply()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        if (settings.tls() == SmtpSettings.Tls.STARTTLS_REQUIRED) {
            properties.put("mail.smtp.starttls.enable", "true");
            properties.put("mail.smtp.starttls.required", "true");
        }
        properties.put("mail.smtp.auth", Boolean.toString(settings.login().isPresent()));
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.quitonsessionreject", "false");
        properties.put("mail.smtp.userset", "true");
        properties.put("mail.smtp.sendpartial", "false");
        return properties;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    void open() throws MessagingException {
        @Nullable
        String user = settings.login().map(SmtpSettings.Login::username).orElse(null);
        @Nullable
        String password =
                settings.login().map(login -> login.password().value()).orElse(null);
        connect(settings.host(), settings.port(), user, password);
        reach(Stage.IDLE);
    }

    /** Hands one message over. Whether or not it throws, {@link #stage} and {@link #answer} tell what came of it. */
    void transmit(byte[] message, Envelope envelope, BooleanSupplier tooLateNow) throws MessagingException {
        reach(Stage.IDLE);
        tooLate = false;
        isTooLate = tooLateNow;
        messages++;
        try {
            sendMessage(new Finished(message, envelope.sender()), new Address[] {envelope.recipient()});
        } finally {
            isTooLate = () -> false;
        }
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        Stage next = stage.after(command);
        if (next != stage) {
            reach(next);
        }
        super.sendCommand(command);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code;
        try {
            code = super.readServerResponse();
        } catch (MessagingException lost) {
            settle(Reply.NONE);
            throw lost;
        }
        Reply reply = code < 0 ? Reply.NONE : Reply.parse(getLastServerResponse());
        if (!reply.goesOn() || stage == Stage.ACCEPTANCE) {
            settle(reply);
        }
        return code;
    }

    /** A command is sent only after the one before it went well, so what is known of that no longer matters. */
    private void reach(Stage next) {
        stage = next;
        answer = Reply.NONE;
        settled = false;
    }

    /** The first failure counts. What follows it is clean-up, which a sound connection answers properly. */
    private void settle(Reply reply) {
        sound &= !(settled && !reply.isPositive()) && reply.code() > 0;
        if (!settled) {
            settled = true;
            answer = reply;
        }
    }

    @Override
    protected OutputStream data() throws MessagingException {
        OutputStream out = super.data();
        reach(Stage.BODY);
        return out;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        if (isTooLate.getAsBoolean()) {
            tooLate = true;
            abort();
            throw new MessagingException("too late to begin");
        }
        wire.waitAtMost(settings.timeouts().acceptance());
        reach(Stage.ACCEPTANCE);
        super.finishData();
        wire.waitAtMost(settings.timeouts().reply());
    }

    Stage stage() {
        return stage;
    }

    Reply answer() {
        return answer;
    }

    boolean wasTooLate() {
        return tooLate;
    }

    /** Whether another message may go over it: the last one ended in a proper answer to a proper command. */
    boolean isReusable() {
        return sound
                && settled
                && answer.code() >= 200
                && answer.code() != 421
                && messages < settings.messagesPerConnection()
                && wire.isOpen();
    }

    void idleFrom(long nanos) {
        idleSince = nanos;
    }

    boolean isIdleFor(Duration pause, long nanos) {
        return nanos - idleSince >= pause.toNanos();
    }

    /** Whether the relay is still there. */
    boolean answersReset() {
        reach(Stage.IDLE);
        try {
            wire.waitAtMost(settings.timeouts().connect());
            boolean alive = isConnected();
            wire.waitAtMost(settings.timeouts().reply());
            return alive;
        } catch (SocketException gone) {
            return false;
        }
    }

    /** Whether we and the relay still understand each other, so that a goodbye makes sense. */
    boolean isSound() {
        return sound && settled && wire.isOpen();
    }

    /** Cuts the connection, without a word, and for good. */
    void abort() {
        wire.cut();
    }

    /** Says goodbye, and does not wait for an answer. Whatever comes of it, no message is concerned. */
    void leave() {
        try {
            if (wire.isOpen()) {
                close();
            }
        } catch (MessagingException gone) {
            // The relay hung up first.
        } finally {
            abort();
        }
    }

    /** A message whose bytes are final: they go out as they are. */
    private static final class Finished extends SMTPMessage {

        private final byte[] bytes;

        Finished(byte[] bytes, Address sender) throws MessagingException {
            super(null, new ByteArrayInputStream(bytes));
            setEnvelopeFrom(sender.toString());
            this.bytes = bytes;
        }

        @Override
        public void writeTo(OutputStream out, String @Nullable [] ignored) throws IOException {
            out.write(bytes);
        }
    }

    @Override
    public String toString() {
        return "SmtpConnection[" + settings.host() + ":" + settings.port() + "]";
    }
}

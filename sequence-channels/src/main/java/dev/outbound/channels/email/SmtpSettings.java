package dev.outbound.channels.email;

import dev.outbound.address.Masked;
import dev.outbound.channels.Secret;
import dev.outbound.error.Checks;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Where mail is handed over, and how.
 *
 * @param login empty for a relay that knows us by our network
 * @param connections how many calls may talk to the relay at once
 * @param messagesPerConnection after so many a connection is replaced
 */
public record SmtpSettings(
        String host,
        int port,
        Optional<Login> login,
        Tls tls,
        int connections,
        int messagesPerConnection,
        Timeouts timeouts) {

    /** How the connection is encrypted. The relay's certificate is always checked, its name included. */
    public enum Tls {
        /** Begin in the clear, then STARTTLS or nothing; usually port 587. */
        STARTTLS_REQUIRED,
        /** TLS from the first byte; usually port 465. */
        IMPLICIT,
        /** No encryption, refused for any other host than this one: for trying things out. */
        NONE_FOR_LOCALHOST_ONLY;

        private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

        /** Whether that host may be talked to so. */
        public boolean isAllowedFor(String host) {
            return this != NONE_FOR_LOCALHOST_ONLY || LOOPBACK.contains(host);
        }
    }

    /** A name and password at the relay. */
    public record Login(String username, Secret password) {
        public Login {
            username = Checks.line("username", username, 320, ErrorCode.INVALID_VALUE);
            if (password.value().isEmpty()) {
                throw invalid("password must not be empty");
            }
        }

        /** Often the name is an address. */
        @Override
        public String toString() {
            return "Login[" + Masked.of(username) + ", ***]";
        }
    }

    /**
     * How long to wait. A short {@code acceptance} turns slow relays into messages in doubt; RFC 5321 asks for ten minutes.
     *
     * @param connect for the connection
     * @param reply for each answer
     * @param acceptance for the answer to a complete message
     * @param call for everything together, after which the connection is cut; shorter than the policy's {@code callWithin}
     */
    public record Timeouts(Duration connect, Duration reply, Duration acceptance, Duration call) {

        public static final Timeouts DEFAULT = new Timeouts(
                Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(600), Duration.ofSeconds(650));

        public Timeouts {
            positive("connect timeout", connect);
            positive("reply timeout", reply);
            positive("acceptance timeout", acceptance);
            positive("call timeout", call);
        }
    }

    public SmtpSettings {
        host = Checks.line("host", host, 253, ErrorCode.INVALID_VALUE);
        if (port < 1 || port > 65_535) {
            throw invalid("port is " + port + ", must be 1 to 65535");
        }
        if (connections < 1 || connections > 100) {
            throw invalid("connections is " + connections + ", must be 1 to 100");
        }
        if (messagesPerConnection < 1) {
            throw invalid("messagesPerConnection is " + messagesPerConnection + ", must be at least 1");
        }
        if (!tls.isAllowedFor(host)) {
            throw invalid("tls is NONE_FOR_LOCALHOST_ONLY, but host is " + host);
        }
    }

    /** A relay with STARTTLS, four connections and the usual waits. */
    public static SmtpSettings of(String host, int port, Optional<Login> login) {
        return new SmtpSettings(host, port, login, Tls.STARTTLS_REQUIRED, 4, 100, Timeouts.DEFAULT);
    }

    /** A relay on this very machine, unencrypted: for trying things out. */
    public static SmtpSettings local(int port) {
        return of("localhost", port, Optional.empty()).withTls(Tls.NONE_FOR_LOCALHOST_ONLY);
    }

    public SmtpSettings withTls(Tls next) {
        return new SmtpSettings(host, port, login, next, connections, messagesPerConnection, timeouts);
    }

    public SmtpSettings withTimeouts(Timeouts next) {
        return new SmtpSettings(host, port, login, tls, connections, messagesPerConnection, next);
    }

    public SmtpSettings withConnections(int next, int messagesEach) {
        return new SmtpSettings(host, port, login, tls, next, messagesEach, timeouts);
    }

    private static void positive(String field, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(Duration.ofHours(1)) > 0) {
            throw invalid(field + " is " + value + ", must be 1 ms to 1 hour");
        }
    }

    private static SequenceException invalid(String message) {
        return new SequenceException(ErrorCode.INVALID_VALUE, "SMTP settings: " + message);
    }
}

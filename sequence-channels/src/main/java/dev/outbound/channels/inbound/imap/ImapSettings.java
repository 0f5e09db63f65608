package dev.outbound.channels.inbound.imap;

import dev.outbound.channels.email.SmtpSettings.Login;
import dev.outbound.channels.email.SmtpSettings.Tls;
import dev.outbound.error.Checks;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Where mail is fetched, and how.
 *
 * @param login asked for at each connection, so that a token may be renewed
 * @param oauth2 whether the password is an OAuth 2 access token (XOAUTH2), as Google and Microsoft want it
 * @param folder usually {@code INBOX}
 * @param lookBack how much older than its first start a mail may be to be processed
 */
public record ImapSettings(
        String host,
        int port,
        Supplier<Login> login,
        boolean oauth2,
        Tls tls,
        String folder,
        Duration lookBack,
        Waits waits) {

    /**
     * How long to wait.
     *
     * @param connect for the connection
     * @param reply for each answer
     * @param idle for news while the server promises to tell them (IDLE); shorter than {@code reply}, so that a dead
     *     connection is noticed
     * @param poll between two looks where it does not
     * @param retry after a first failure; doubled up to {@code retryAtMost}
     */
    public record Waits(
            Duration connect, Duration reply, Duration idle, Duration poll, Duration retry, Duration retryAtMost) {

        public static final Waits DEFAULT = new Waits(
                Duration.ofSeconds(15),
                Duration.ofSeconds(120),
                Duration.ofSeconds(90),
                Duration.ofSeconds(60),
                Duration.ofSeconds(1),
                Duration.ofMinutes(5));

        public Waits {
            positive("connect", connect);
            positive("reply", reply);
            positive("idle", idle);
            positive("poll", poll);
            positive("retry", retry);
            positive("retryAtMost", retryAtMost);
            if (idle.compareTo(reply) >= 0) {
                throw invalid("idle is " + idle + ", must be shorter than reply, " + reply);
            }
        }

        /** The wait after so many failures in a row. */
        Duration afterFailures(int failures) {
            Duration wait = retry.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 20));
            return wait.compareTo(retryAtMost) > 0 ? retryAtMost : wait;
        }
    }

    public ImapSettings {
        host = Checks.line("host", host, 253, ErrorCode.INVALID_VALUE);
        folder = Checks.line("folder", folder, 255, ErrorCode.INVALID_VALUE);
        if (port < 1 || port > 65_535) {
            throw invalid("port is " + port + ", must be 1 to 65535");
        }
        if (lookBack.isNegative() || lookBack.compareTo(Duration.ofDays(3_650)) > 0) {
            throw invalid("lookBack is " + lookBack + ", must be 0 to 10 years");
        }
        if (!tls.isAllowedFor(host)) {
            throw invalid("tls is NONE_FOR_LOCALHOST_ONLY, but host is " + host);
        }
    }

    /** The inbox at a server with TLS from the first byte; what came within the last week is processed too. */
    public static ImapSettings of(String host, int port, Login login) {
        return new ImapSettings(
                host, port, () -> login, false, Tls.IMPLICIT, "INBOX", Duration.ofDays(7), Waits.DEFAULT);
    }

    /** With an access token instead of a password. */
    public ImapSettings withAccessToken(Supplier<Login> next) {
        return new ImapSettings(host, port, next, true, tls, folder, lookBack, waits);
    }

    public ImapSettings withTls(Tls next) {
        return new ImapSettings(host, port, login, oauth2, next, folder, lookBack, waits);
    }

    public ImapSettings withFolder(String next) {
        return new ImapSettings(host, port, login, oauth2, tls, next, lookBack, waits);
    }

    public ImapSettings withLookBack(Duration next) {
        return new ImapSettings(host, port, login, oauth2, tls, folder, next, waits);
    }

    public ImapSettings withWaits(Waits next) {
        return new ImapSettings(host, port, login, oauth2, tls, folder, lookBack, next);
    }

    /** The name its watermark is kept under. */
    String mailbox() {
        return login.get().username() + "@" + host + "/" + folder;
    }

    private static void positive(String field, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(Duration.ofHours(1)) > 0) {
            throw invalid(field + " is " + value + ", must be 1 ms to 1 hour");
        }
    }

    private static SequenceException invalid(String message) {
        return new SequenceException(ErrorCode.INVALID_VALUE, "IMAP settings: " + message);
    }
}

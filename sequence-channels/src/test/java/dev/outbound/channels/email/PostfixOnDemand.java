package dev.outbound.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.channels.ChildJvm;
import dev.outbound.channels.PrivateCa;
import dev.outbound.channels.Secret;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mail through a real relay: Debian's postfix, with STARTTLS, a certificate of a private authority, and mailboxes on disk. No
 * part of the build, for it needs postfix and root; its name is not one that is run by itself.
 */
class PostfixOnDemand {

    private static final int MAILS = 100;
    private static final Duration ARRIVAL = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void a_hundred_mails_arrive_signed_and_unchanged_and_refusals_are_told_apart() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path certificates = Files.createDirectories(folder.resolve("certificates"));
        var authority = new PrivateCa(certificates);
        PrivateCa.writePem(authority.serverNamed("localhost"), folder.resolve("server.pem"));
        Secret pem = Keys.rsaPem(2048);
        Path key = Files.writeString(folder.resolve("dkim.pem"), pem.value());
        try (var postfix = new Postfix(folder)) {
            long start = System.nanoTime();
            List<String> said = send("localhost", authority.trustOptions(), key, MAILS);
            List<byte[]> arrived = awaitMails(postfix);
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            checkOutcomes(said);
            checkMails(said, arrived, new Verifier(List.of(DkimKey.of(Keys.DOMAIN, "s2026", pem))));
            assertThat(postfix.logged("TLS connection established from")).isPositive();
            System.out.println(MAILS + " mails arrived after " + took + " ms, the process's start included; "
                    + postfix.logged("TLS connection established from") + " connections with TLS");

            assertThat(send("127.0.0.1", authority.trustOptions(), key, 1))
                    .as("the certificate is for localhost")
                    .allMatch(line -> line.contains("TLS failed") && line.contains("channelWide=true"));
            assertThat(send("localhost", List.of(), key, 1))
                    .as("nobody told this process to trust the authority")
                    .allMatch(line -> line.contains("TLS failed") && line.contains("channelWide=true"));
            assertThat(postfix.mailsOfBob()).hasSize(MAILS);
        }
    }

    private static List<String> send(String host, List<String> trust, Path key, int mails) throws Exception {
        return ChildJvm.run(
                        SendingHost.class,
                        entry -> true,
                        trust,
                        List.of(host, Integer.toString(Postfix.PORT), key.toString(), Integer.toString(mails)))
                .lines()
                .filter(line -> line.startsWith("bob ") || line.startsWith("nobody ") || line.startsWith("busy "))
                .toList();
    }

    private static List<byte[]> awaitMails(Postfix postfix) throws Exception {
        long end = System.nanoTime() + ARRIVAL.toNanos();
        while (postfix.mailsOfBob().size() < MAILS && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return postfix.mailsOfBob();
    }

    private static void checkOutcomes(List<String> said) {
        assertThat(said).hasSize(MAILS + 2);
        assertThat(said.subList(0, MAILS)).allMatch(line -> line.contains(" Accepted["));
        assertThat(said.get(MAILS)).contains("nobody Rejected[kind=INVALID_ADDRESS");
        assertThat(said.get(MAILS + 1)).contains("busy Deferred[").contains("channelWide=false");
    }

    private static void checkMails(List<String> said, List<byte[]> arrived, Verifier receiver) throws Exception {
        var ids = new ArrayList<String>();
        for (byte[] stored : arrived) {
            byte[] mail = crlf(stored);
            assertThat(receiver.valid(mail)).isEqualTo(1);
            var read = new MimeMessage(null, new ByteArrayInputStream(mail));
            ids.add(read.getMessageID());
            assertThat(read.getHeader("List-Unsubscribe")).containsExactly("<" + Emails.LINK + ">");
            assertThat(read.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
            assertThat(read.getHeader("Received", ","))
                    .contains("relay.example")
                    .contains("with ESMTPS");
        }
        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(said.subList(0, MAILS).stream()
                        .map(line -> List.of(line.split(" ", 3)).get(1))
                        .toList());
    }

    /** A mailbox on disk has the line ends of the system. */
    private static byte[] crlf(byte[] mail) {
        return new String(mail, StandardCharsets.ISO_8859_1)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}

package dev.outbound.channels.email;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's postfix with a configuration of its own, on a port of its own. Needs to be root. */
final class Postfix implements AutoCloseable {

    static final int PORT = 18_025;

    private static final String MAIN = """
            compatibility_level = 3.6
            queue_directory = FOLDER/queue
            data_directory = FOLDER/data
            command_directory = /usr/sbin
            daemon_directory = /usr/lib/postfix/sbin
            mail_owner = postfix
            setgid_group = postdrop
            maillog_file = FOLDER/mail.log
            maillog_file_prefixes = FOLDER
            myhostname = relay.example
            mydestination =
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            smtpd_peername_lookup = no
            alias_maps =
            alias_database =
            virtual_mailbox_domains = customer.example
            virtual_mailbox_base = FOLDER/mail
            virtual_mailbox_maps = inline:{ bob@customer.example=bob/, busy@customer.example=busy/ }
            virtual_uid_maps = static:OWNER
            virtual_gid_maps = static:OWNER
            virtual_minimum_uid = 1
            smtpd_tls_security_level = encrypt
            smtpd_tls_chain_files = FOLDER/server.pem
            smtpd_tls_loglevel = 1
            smtpd_recipient_restrictions =
                check_recipient_access inline:{ {busy@customer.example = 450 4.2.1 Mailbox busy} },
                reject_unauth_destination
            """;
    private static final String MASTER = """
            127.0.0.1:PORT inet n - n - - smtpd
            pickup unix n - n 60 1 pickup
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            tlsmgr unix - - n 1000? 1 tlsmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            verify unix - - n - 1 verify
            flush unix n - n 1000? 0 flush
            proxymap unix - - n - - proxymap
            error unix - - n - - error
            retry unix - - n - - error
            discard unix - - n - - discard
            virtual unix - n n - - virtual
            anvil unix - - n - 1 anvil
            scache unix - - n - 1 scache
            postlog unix-dgram n - n - 1 postlogd
            """;

    private final Path folder;

    /**
     * Starts it.
     *
     * @param folder that others may enter, for postfix gives up its rights; with {@code server.pem} in it
     */
    Postfix(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("config"));
        Files.createDirectories(folder.resolve("queue"));
        Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(folder.resolve("mail"));
        write("main.cf", MAIN);
        write("master.cf", MASTER);
        run(
                "chown",
                "postfix",
                folder.resolve("data").toString(),
                folder.resolve("mail").toString());
        run("postfix", "-c", folder.resolve("config").toString(), "start");
        awaitOpen();
    }

    /** What has come for Bob. */
    List<byte[]> mailsOfBob() throws IOException {
        Path arrived = folder.resolve("mail/bob/new");
        if (!Files.exists(arrived)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(arrived)) {
            return files.map(Postfix::read).toList();
        }
    }

    /** How often a line of its log holds that. */
    long logged(String words) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("mail.log"), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.contains(words)).count();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void write(String file, String text) throws IOException, InterruptedException {
        String owner = run("id", "-u", "postfix").strip();
        Files.writeString(
                folder.resolve("config").resolve(file),
                text.replace("FOLDER", folder.toString())
                        .replace("OWNER", owner)
                        .replace("PORT", Integer.toString(PORT)));
    }

    private static void awaitOpen() throws IOException, InterruptedException {
        for (int tries = 0; tries < 100; tries++) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 1_000);
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IOException("postfix does not listen on port " + PORT);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command[0] + ": " + said);
        }
        return said;
    }

    @Override
    public void close() throws IOException {
        try {
            run("postfix", "-c", folder.resolve("config").toString(), "stop");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.outbound.example.mailbox;

import dev.outbound.address.EmailAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Mail in a folder, a file each: {@code 000000000001.eml} is the first that came. A mail is on disk before {@link #keep}
 * returns, so that one the sender was told is accepted survives a kill. Safe for use by many threads of one process.
 */
public final class Mailbox {

    private static final Pattern FILE = Pattern.compile("(\\d{12})\\.eml");

    private final Path folder;
    private final NavigableMap<Long, Mail> mails = new ConcurrentSkipListMap<>();
    private long last;

    private Mailbox(Path folder) {
        this.folder = folder;
    }

    /** Opens the folder, with all mail of earlier runs; creates it if need be. */
    public static Mailbox in(Path folder) throws IOException {
        var mailbox = new Mailbox(Files.createDirectories(folder));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = FILE.matcher(file.getFileName().toString());
                if (name.matches()) {
                    mailbox.add(Long.parseLong(name.group(1)), Files.readAllBytes(file));
                } else {
                    removeUnfinished(file);
                }
            }
        }
        return mailbox;
    }

    /** Keeps a mail, once per recipient, all of them before it returns. */
    synchronized void keep(String from, Collection<String> recipients, byte[] data) throws IOException {
        List<Long> numbers = new ArrayList<>();
        for (String recipient : recipients) {
            byte[] trace = "Return-Path: <%s>\r\nDelivered-To: %s\r\n"
                    .formatted(line(from), line(recipient))
                    .getBytes(StandardCharsets.UTF_8);
            byte[] file = new byte[trace.length + data.length];
            System.arraycopy(trace, 0, file, 0, trace.length);
            System.arraycopy(data, 0, file, trace.length, data.length);
            long number = last + numbers.size() + 1;
            write(number, file);
            numbers.add(number);
        }
        force(folder);
        for (long number : numbers) {
            add(number, Files.readAllBytes(file(number)));
        }
    }

    /** At most {@code limit} mails, the newest first, older than number {@code before}. */
    public List<Mail> newest(long before, int limit) {
        return mails.headMap(before, false).descendingMap().values().stream()
                .limit(limit)
                .toList();
    }

    /** All mails in the order they were accepted. */
    public List<Mail> all() {
        return List.copyOf(mails.values());
    }

    /** The mails to this address in the order they were accepted. */
    public List<Mail> to(EmailAddress recipient) {
        return mails.values().stream()
                .filter(mail -> EmailAddress.parse(mail.recipient())
                        .filter(address -> address.key().equals(recipient.key()))
                        .isPresent())
                .toList();
    }

    public int size() {
        return mails.size();
    }

    public Optional<OpenedMail> open(long number) {
        Mail mail = mails.get(number);
        if (mail == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(MailReader.open(mail, Files.readAllBytes(file(number))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("mail " + number + " cannot be read", unreadable);
        }
    }

    private synchronized void add(long number, byte[] file) {
        mails.put(number, MailReader.glance(number, file));
        last = Math.max(last, number);
    }

    private void write(long number, byte[] content) throws IOException {
        Path unfinished = folder.resolve("%012d.part".formatted(number));
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(unfinished, file(number), StandardCopyOption.ATOMIC_MOVE);
    }

    /** What a client said must not begin a header of its own. */
    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}", "");
    }

    private Path file(long number) {
        return folder.resolve("%012d.eml".formatted(number));
    }

    private static void removeUnfinished(Path file) throws IOException {
        if (file.getFileName().toString().endsWith(".part")) {
            Files.delete(file);
        }
    }

    /** A renamed file is only there for good when its folder is on disk as well. */
    private static void force(Path folder) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return; // Folders cannot be opened there, and renaming is journalled.
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

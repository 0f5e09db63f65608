package dev.outbound.channels.inbound.imap;

import dev.outbound.digest.Sha256;
import dev.outbound.error.SequenceException;
import dev.outbound.error.Unquoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps watermarks in a folder, one small file for each mailbox, replaced as a whole. A file that cannot be understood
 * counts as none. The name of a file tells nothing about the mailbox.
 */
public final class FileWatermarks implements Watermarks {

    private static final Logger LOG = LoggerFactory.getLogger(FileWatermarks.class);

    /** 128 bits: enough to keep mailboxes apart. */
    private static final int NAME_DIGITS = 32;

    private final Path folder;

    /**
     * Uses a folder, which is made if it is not there.
     *
     * @throws UncheckedIOException if it cannot be made
     */
    public FileWatermarks(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Watermark> find(String mailbox) {
        Path file = file(mailbox);
        try {
            return Files.exists(file) ? parsed(Files.readString(file, StandardCharsets.US_ASCII)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void save(String mailbox, Watermark watermark) {
        Path file = file(mailbox);
        Path written = file.resolveSibling(file.getFileName() + ".new");
        String line = watermark.uidValidity() + " " + watermark.uid() + " " + watermark.at() + "\n";
        try {
            try (FileChannel channel = FileChannel.open(
                    written,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer octets = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
                while (octets.hasRemaining()) {
                    channel.write(octets);
                }
                channel.force(true);
            }
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Watermark> parsed(String line) {
        List<String> words = List.of(line.strip().split(" ", -1));
        try {
            if (words.size() == 3 && line.endsWith("\n")) {
                return Optional.of(new Watermark(
                        Long.parseLong(words.get(0)), Long.parseLong(words.get(1)), Instant.parse(words.get(2))));
            }
        } catch (IllegalArgumentException | DateTimeException | SequenceException damaged) {
            LOG.debug("not a watermark", Unquoted.of(damaged));
        }
        LOG.warn("a watermark could not be read; the mailbox is gone through again");
        return Optional.empty();
    }

    private Path file(String mailbox) {
        return folder.resolve(Sha256.hex(mailbox).substring(0, NAME_DIGITS) + ".watermark");
    }
}

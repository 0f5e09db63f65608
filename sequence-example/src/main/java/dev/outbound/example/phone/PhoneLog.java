package dev.outbound.example.phone;

import dev.outbound.address.Channel;
import dev.outbound.dispatch.Handed;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.dispatch.SendOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Records texts and calls in a file, one a line, on the disk before it answers: what was "sent" survives a killed process.
 * A line that a crash cut short was never answered, and does not count.
 */
public final class PhoneLog {

    private static final String END = "\u001e";

    private final Path file;

    public PhoneLog(Path file) {
        this.file = file;
    }

    /** One recorded text or call. */
    public record Entry(Channel channel, UUID touch, UUID attempt, String to, String words) {}

    /** Records a text. */
    public SendOutcome text(OutboundMessage.Sms text) {
        return write(Channel.SMS, text.handed(), text.to().value(), text.text());
    }

    /** Records a call. */
    public SendOutcome call(OutboundMessage.Voice call) {
        return write(Channel.VOICE, call.handed(), call.to().value(), call.script());
    }

    /** What was recorded, oldest first. */
    public synchronized List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (String line : lines()) {
            String[] cell = line.split("\t", -1);
            if (cell.length == 6 && cell[5].equals(END)) {
                entries.add(new Entry(
                        Channel.valueOf(cell[0]),
                        UUID.fromString(cell[1]),
                        UUID.fromString(cell[2]),
                        cell[3],
                        cell[4]));
            }
        }
        return entries;
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized SendOutcome write(Channel channel, Handed handed, String to, String words) {
        String flat = words.replaceAll("\\s+", " ");
        String line = String.join(
                        "\t",
                        "\n" + channel.name(),
                        handed.touch().toString(),
                        handed.attempt().toString(),
                        to,
                        flat,
                        END)
                + "\n";
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
            return new SendOutcome.Accepted(Optional.of("local-" + handed.attempt()));
        } catch (IOException e) {
            return new SendOutcome.Unknown("the phone log could not be written");
        }
    }
}

package dev.outbound.example.phone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.outbound.channels.twilio.simulator.Entry;
import dev.outbound.channels.twilio.simulator.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ledger of the simulated phone provider in a file, one entry a line, on the disk before it answers: what was taken
 * survives a killed process. A line that a crash cut short was never answered, and does not count.
 */
public final class PhoneLog implements Ledger {

    private static final String END = "\u001e";
    private static final Pattern ATTEMPT = Pattern.compile("[?&]a=([0-9a-f-]{36})");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final Path file;

    public PhoneLog(Path file) {
        this.file = file;
    }

    /** The texts and calls that were taken, oldest first. */
    public List<Entry> sent() {
        return all().stream()
                .filter(e -> e.kind() == Entry.Kind.TEXT_OUT || e.kind() == Entry.Kind.CALL_OUT)
                .toList();
    }

    /** The attempt that made a text or call: its callback names it. */
    public static UUID attempt(Entry entry) {
        Matcher named = ATTEMPT.matcher(entry.field("StatusCallback"));
        if (!named.find()) {
            throw new IllegalArgumentException(entry.sid() + " names no attempt");
        }
        return UUID.fromString(named.group(1));
    }

    @Override
    public synchronized List<Entry> all() {
        List<Entry> entries = new ArrayList<>();
        for (String line : lines()) {
            String[] cell = line.split("\t", -1);
            if (cell.length == 5 && cell[4].equals(END)) {
                entries.add(new Entry(Entry.Kind.valueOf(cell[0]), cell[1], fields(cell[3]), Instant.parse(cell[2])));
            }
        }
        return entries;
    }

    @Override
    public synchronized void keep(Entry entry) {
        String line = String.join(
                "\t", "\n" + entry.kind(), entry.sid(), entry.at().toString(), json(entry.fields()), END + "\n");
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In one line: JSON writes tabs and line breaks in other ways. */
    private static String json(Map<String, String> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> fields(String json) {
        try {
            return JSON.readValue(json, FIELDS);
        } catch (JsonProcessingException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}

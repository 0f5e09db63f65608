package dev.outbound.channels.inbound;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Real mails with what they are, as the {@code labels.csv} beside them says. */
final class Corpus {

    /**
     * One mail.
     *
     * @param id the beginning of the SHA-256 of its content
     * @param cluster mails much like each other have the same
     * @param feedback the type of a complaint; empty if there is none
     * @param format {@code body-text} or {@code html} for the text of a mail without its headers
     * @param visible the file with its text without quotes and signature; empty if there is none
     */
    record Row(
            String id,
            String cluster,
            Path file,
            String label,
            String recipient,
            String feedback,
            String format,
            String visible) {

        /** Whether it is in the half the rules were made with; mails much like each other are in the same. */
        boolean isKnown() {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(cluster.getBytes(StandardCharsets.US_ASCII));
                return (hash[hash.length - 1] & 1) == 0;
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        byte[] bytes() throws IOException {
            byte[] content = Files.readAllBytes(file);
            String type = switch (format) {
                case "body-text" -> "text/plain";
                case "html" -> "text/html";
                default -> "";
            };
            if (type.isEmpty()) {
                return content;
            }
            byte[] headers = ("From: Bob <bob@customer.example>\nSubject: Re: Hello\nMIME-Version: 1.0\nContent-Type: "
                            + type + "; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n")
                    .getBytes(StandardCharsets.US_ASCII);
            byte[] mail = new byte[headers.length + content.length];
            System.arraycopy(headers, 0, mail, 0, headers.length);
            System.arraycopy(content, 0, mail, headers.length, content.length);
            return mail;
        }
    }

    private Corpus() {}

    static List<Row> in(Path folder) throws IOException {
        var rows = new ArrayList<Row>();
        List<Path> labels;
        try (Stream<Path> files = Files.walk(folder)) {
            labels = files.filter(file -> file.endsWith("labels.csv")).sorted().toList();
        }
        for (Path file : labels) {
            List<List<String>> lines = csv(Files.readString(file, StandardCharsets.UTF_8));
            List<String> names = lines.get(0);
            for (List<String> cells : lines.subList(1, lines.size())) {
                rows.add(new Row(
                        cells.get(names.indexOf("sha256")),
                        cells.get(names.indexOf("cluster")),
                        file.resolveSibling(cells.get(0)),
                        cells.get(names.indexOf("class")),
                        cells.get(names.indexOf("expected_recipient")),
                        cells.get(names.indexOf("feedback_type")),
                        cells.get(names.indexOf("format")),
                        visible(cells.get(names.indexOf("expected_files")))));
            }
        }
        return rows;
    }

    private static String visible(String files) {
        return Stream.of(files.split("[|; ]+", -1))
                .filter(name -> name.endsWith("visible.txt"))
                .findFirst()
                .orElse("");
    }

    static List<List<String>> csv(String text) {
        var lines = new ArrayList<List<String>>();
        var line = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = !quoted && (c == ',' || c == '\n');
            if (c == '"') {
                quoted = !quoted;
            } else if (ends) {
                line.add(cell.toString());
                cell.setLength(0);
            } else if (c != '\r') {
                cell.append(c);
            }
            if (ends && c == '\n') {
                lines.add(List.copyOf(line));
                line.clear();
            }
        }
        return lines;
    }
}

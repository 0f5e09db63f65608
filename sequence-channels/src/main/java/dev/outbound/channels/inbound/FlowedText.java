package dev.outbound.channels.inbound;

/** Text whose paragraphs were broken into lines for the way (RFC 3676), put together again. */
final class FlowedText {

    private static final String SIGNATURE = "-- ";

    private FlowedText() {}

    /**
     * The paragraphs.
     *
     * @param delSp whether the space that marks a soft break is none of the author's
     */
    static String of(String text, boolean delSp) {
        var out = new StringBuilder(text.length());
        int open = -1;
        for (String line : text.split("\n", -1)) {
            int depth = depth(line);
            String words = line.substring(depth);
            String unstuffed = words.startsWith(" ") ? words.substring(1) : words;
            boolean continues = depth == open && !unstuffed.equals(SIGNATURE);
            if (!continues) {
                out.append(out.isEmpty() ? "" : "\n").append(">".repeat(depth)).append(depth > 0 ? " " : "");
            }
            boolean soft = unstuffed.endsWith(" ") && !unstuffed.equals(SIGNATURE);
            out.append(soft && delSp ? unstuffed.substring(0, unstuffed.length() - 1) : unstuffed);
            open = soft ? depth : -1;
        }
        return out.toString();
    }

    private static int depth(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }
}

package dev.outbound.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes a message about a third shorter by leaving out sentences, never the first, the last or a question. */
final class Shortened {

    private Shortened() {}

    static DraftContent of(DraftContent content) {
        Letter letter = Letter.of(content);
        List<List<String>> paragraphs = new ArrayList<>();
        letter.sentences().forEach(sentences -> paragraphs.add(new ArrayList<>(sentences)));
        int goal = words(paragraphs) * 2 / 3;
        boolean changed = false;
        while ((words(paragraphs) > goal || !changed) && leaveOutLongest(paragraphs)) {
            changed = true;
        }
        if (!changed) {
            throw WriterException.permanent("the message cannot be made shorter by leaving out a sentence: edit it");
        }
        List<String> middle = paragraphs.stream()
                .filter(sentences -> !sentences.isEmpty())
                .map(sentences -> String.join(" ", sentences))
                .toList();
        return Reworded.with(content, letter.withMiddle(middle).text());
    }

    private static boolean leaveOutLongest(List<List<String>> paragraphs) {
        List<Place> all = new ArrayList<>();
        for (int p = 0; p < paragraphs.size(); p++) {
            for (int s = 0; s < paragraphs.get(p).size(); s++) {
                all.add(new Place(p, s, paragraphs.get(p).get(s)));
            }
        }
        Optional<Place> longest = all.stream()
                .limit(Math.max(0, all.size() - 1))
                .skip(1)
                .filter(place -> !place.sentence.endsWith("?") && !isNeeded(place.sentence))
                .max(Comparator.comparingInt(place -> place.sentence.length()));
        longest.ifPresent(place -> paragraphs.get(place.paragraph).remove(place.index));
        return longest.isPresent();
    }

    /** A call must keep saying what it is. */
    private static boolean isNeeded(String sentence) {
        return sentence.contains("automated");
    }

    private static int words(List<List<String>> paragraphs) {
        return paragraphs.stream().flatMap(List::stream).mapToInt(Parts::words).sum();
    }

    private record Place(int paragraph, int index, String sentence) {}
}

package dev.outbound.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The pieces of a message in their order; the dispensable ones give way, last added first, until it is short enough. */
final class Parts {

    private final List<Part> parts = new ArrayList<>();
    private final String between;

    Parts(String between) {
        this.between = between;
    }

    /** A piece that stays; nothing if it is empty. */
    Parts need(String text) {
        return add(text, false);
    }

    /** A piece that may be left out. */
    Parts like(String text) {
        return add(text, true);
    }

    String within(Predicate<String> shortEnough) {
        List<Part> kept = new ArrayList<>(parts);
        String text = joined(kept);
        for (int i = parts.size() - 1; i >= 0 && !shortEnough.test(text); i--) {
            if (parts.get(i).dispensable()) {
                kept.remove(i);
                text = joined(kept);
            }
        }
        return text;
    }

    static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }

    private Parts add(String text, boolean dispensable) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, dispensable));
        }
        return this;
    }

    private String joined(List<Part> some) {
        return String.join(between, some.stream().map(Part::text).toList());
    }

    private record Part(String text, boolean dispensable) {}
}

package dev.outbound.channels.inbound;

import java.util.Set;
import java.util.TreeMap;

/** How often mails with a label were taken for what. */
final class Figures {

    static final String HARD = "hard-bounce";
    static final String SOFT = "soft-bounce";
    static final String DELIVERED = "delivered-dsn";
    static final String COMPLAINT = "arf-complaint";
    static final String AUTOMATIC = "autoreply";
    static final String HUMAN = "human-reply";
    /** Anything but a bounce: from a person or a machine. */
    static final String OTHER = "not-bounce";

    private static final Set<String> BOUNCES = Set.of(HARD, SOFT);

    private final TreeMap<String, TreeMap<String, Integer>> counts = new TreeMap<>();

    void add(String label, String told) {
        counts.computeIfAbsent(label, key -> new TreeMap<>()).merge(told, 1, Integer::sum);
    }

    int labelled(String label) {
        return counts.getOrDefault(label, new TreeMap<>()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    int right(String label) {
        return counts.getOrDefault(label, new TreeMap<>()).entrySet().stream()
                .filter(told -> isRight(label, told.getKey()))
                .mapToInt(told -> told.getValue())
                .sum();
    }

    /** Taken for this class, of those whose label says more than what they are not. */
    int told(String told) {
        return counts.entrySet().stream()
                .filter(label -> !label.getKey().equals(OTHER) || BOUNCES.contains(told))
                .mapToInt(label -> label.getValue().getOrDefault(told, 0))
                .sum();
    }

    /** As hard, soft or no bounce at all. */
    Share threeWays() {
        int right = 0;
        int all = 0;
        for (var label : counts.entrySet()) {
            for (var told : label.getValue().entrySet()) {
                all += told.getValue();
                right += kind(label.getKey()).equals(kind(told.getKey())) ? told.getValue() : 0;
            }
        }
        return new Share(right, all);
    }

    Share recall(String label) {
        return new Share(right(label), labelled(label));
    }

    Share precision(String label) {
        return new Share(right(label), told(label));
    }

    private static String kind(String label) {
        return BOUNCES.contains(label) ? label : OTHER;
    }

    private static boolean isRight(String label, String told) {
        return label.equals(told) || (label.equals(OTHER) && !BOUNCES.contains(told));
    }

    /** So many of so many. */
    record Share(int right, int all) {

        double percent() {
            return all == 0 ? 100 : 100.0 * right / all;
        }

        @Override
        public String toString() {
            return all == 0 ? "–" : right + "/" + all + " = " + Math.round(percent() * 10) / 10.0 + " %";
        }
    }
}

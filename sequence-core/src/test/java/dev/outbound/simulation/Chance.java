package dev.outbound.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** One stream of luck. Every kind of fault and every kind of actor has its own, so that one does not shift the others. */
final class Chance {

    private final SplittableRandom random;

    Chance(long seed, int stream) {
        this.random = new SplittableRandom(seed * 0x9e3779b97f4a7c15L + stream * 0xbf58476d1ce4e5b9L);
    }

    /** True once in {@code n} times; never for 0. */
    boolean oneIn(int n) {
        return n > 0 && random.nextInt(n) == 0;
    }

    /** From 0 to below {@code n}. */
    int below(int n) {
        return random.nextInt(n);
    }

    long number() {
        return random.nextLong();
    }

    <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}

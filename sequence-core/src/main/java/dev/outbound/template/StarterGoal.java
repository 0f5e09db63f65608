package dev.outbound.template;

/** A goal text to start from. */
public record StarterGoal(String key, String name, String text) {}

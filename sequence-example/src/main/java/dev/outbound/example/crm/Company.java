package dev.outbound.example.crm;

/** A company, known only by the people who work there. */
public record Company(String name, int people) {}

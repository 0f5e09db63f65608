package dev.outbound.draft;

import dev.outbound.workspace.Actor;
import java.time.Instant;
import java.util.Optional;

/** Who approved or skipped a draft, when, and for an approval exactly which words. */
public record Decision(Actor by, Instant at, Optional<Fingerprint> approved) {}

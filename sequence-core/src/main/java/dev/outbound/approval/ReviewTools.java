package dev.outbound.approval;

import dev.outbound.dispatch.Composer;
import dev.outbound.generation.Authoring;

/** What reviewing needs of the engine: the writer to rewrite with, and what makes messages of drafts. */
public record ReviewTools(Authoring authoring, Composer composer) {}

package dev.outbound.approval;

import dev.outbound.dispatch.Composer;
import dev.outbound.dispatch.TestMails;
import dev.outbound.generation.Authoring;

/** What reviewing needs of the engine: the writer to rewrite with, what makes messages of drafts, and what sends one as a test. */
public record ReviewTools(Authoring authoring, Composer composer, TestMails testMails) {}

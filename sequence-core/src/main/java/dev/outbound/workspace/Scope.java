package dev.outbound.workspace;

/** Whose data is worked on, and by whom: what every use case is bound to, so that a tenant can never be forgotten. */
public record Scope(WorkspaceId workspace, Actor actor) {}

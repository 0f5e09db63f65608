package dev.outbound.activity;

import dev.outbound.workspace.WorkspaceId;

/**
 * An activity on its way to the host.
 *
 * @param failures how often the listener has thrown on it
 */
public record Event(WorkspaceId workspace, Activity activity, int failures) {}

package dev.outbound.enrollment;

import dev.outbound.workspace.WorkspaceId;

/** An enrollment together with its workspace: what the tick works through, which serves all tenants. */
public record EnrollmentRef(WorkspaceId workspace, EnrollmentId id) {}

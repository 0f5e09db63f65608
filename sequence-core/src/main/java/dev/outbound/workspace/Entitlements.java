package dev.outbound.workspace;

/**
 * Port, optionally implemented by the host: which tenants may use sequences. A tenant without it can create, generate,
 * launch and include nothing; what runs already goes on.
 */
@FunctionalInterface
public interface Entitlements {

    Entitlements EVERYBODY = workspace -> true;

    boolean allows(WorkspaceId workspace);
}

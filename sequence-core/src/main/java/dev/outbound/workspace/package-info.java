/**
 * The tenant. Every record belongs to exactly one workspace, and an id of another workspace is not found.
 */
@NullMarked
package dev.outbound.workspace;

import org.jspecify.annotations.NullMarked;

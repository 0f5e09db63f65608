/**
 * Storage in memory, for tests, quick starts and hosts of one process that may forget.
 */
@NullMarked
package dev.outbound.memory;

import org.jspecify.annotations.NullMarked;

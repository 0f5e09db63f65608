/**
 * From reviewed to running, and what is done to a sequence while it runs.
 */
@NullMarked
package dev.outbound.launch;

import org.jspecify.annotations.NullMarked;

/** The library at full size: what it takes, in time and memory, next to the plainest way to move the same rows. */
@NullMarked
package dev.outbound.lab.sizes;

import org.jspecify.annotations.NullMarked;

/** Storage in memory passes every contract. */
@NullMarked
package dev.outbound.memory;

import org.jspecify.annotations.NullMarked;

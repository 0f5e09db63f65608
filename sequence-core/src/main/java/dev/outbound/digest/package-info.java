/**
 * Digests and signatures, as every JVM has them: what tells that something is still the same, or was made here.
 */
@NullMarked
package dev.outbound.digest;

import org.jspecify.annotations.NullMarked;

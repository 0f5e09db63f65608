/**
 * Whether receivers will trust mail of a domain: what stands in the DNS, what is missing there, and what to publish. Start at
 * {@link dev.outbound.channels.preflight.Preflight}.
 */
@NullMarked
package dev.outbound.channels.preflight;

import org.jspecify.annotations.NullMarked;

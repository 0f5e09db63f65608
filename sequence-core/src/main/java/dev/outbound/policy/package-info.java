/**
 * The numbers and switches a host may set: throttle, leases, back-off, what a reply or a bounce does.
 */
@NullMarked
package dev.outbound.policy;

import org.jspecify.annotations.NullMarked;

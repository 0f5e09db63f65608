/**
 * The whole engine in a simulated world: seeded people, providers, failures and clocks act on the real core, and rules are
 * checked after every commit and at every call to a provider. The same seed gives the same run. Start at {@link
 * dev.outbound.simulation.Simulation}.
 */
@NullMarked
package dev.outbound.simulation;

import org.jspecify.annotations.NullMarked;

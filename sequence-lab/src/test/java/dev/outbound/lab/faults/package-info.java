/**
 * The library broken on purpose: processes are killed and frozen, connections cut, the database restarted, relays answer
 * everything a relay can answer. A driver notes what it did, a relay what it took, and {@code Checker} compares both with the
 * database.
 */
@NullMarked
package dev.outbound.lab.faults;

import org.jspecify.annotations.NullMarked;

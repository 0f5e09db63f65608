/**
 * The app without a face: one sequence from the import of its contacts to its last message, on a clock that is moved
 * through the days, and the proof that what arrived is what the database says. Start at {@link
 * dev.outbound.example.demo.Demo}.
 */
@NullMarked
package dev.outbound.example.demo;

import org.jspecify.annotations.NullMarked;

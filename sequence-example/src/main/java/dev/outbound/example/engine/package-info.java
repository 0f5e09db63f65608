/**
 * The engine inside the app: which parts it is built from.
 */
@NullMarked
package dev.outbound.example.engine;

import org.jspecify.annotations.NullMarked;

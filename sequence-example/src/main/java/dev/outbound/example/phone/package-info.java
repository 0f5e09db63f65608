/**
 * Texts and calls by a provider that is simulated inside the app: what it did can be read, and answered.
 */
@NullMarked
package dev.outbound.example.phone;

import org.jspecify.annotations.NullMarked;

/**
 * Texts and calls without a provider: written into a file one can read, instead of being sent.
 */
@NullMarked
package dev.outbound.example.phone;

import org.jspecify.annotations.NullMarked;

/**
 * The reference app: a small CRM with outbound sequences embedded. Start at {@link dev.outbound.example.Main}.
 */
@NullMarked
package dev.outbound.example;

import org.jspecify.annotations.NullMarked;

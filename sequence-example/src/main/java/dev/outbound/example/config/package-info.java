/**
 * What the app is told when it starts: defaults, then {@code outbound.properties}, then the environment. A wrong value stops
 * the start with one line. Start at {@link dev.outbound.example.config.AppConfig}.
 */
@NullMarked
package dev.outbound.example.config;

import org.jspecify.annotations.NullMarked;

/**
 * What the library knows of one person: how it is told, and how it is forgotten. Start at {@link
 * dev.outbound.privacy.Privacy}.
 */
@NullMarked
package dev.outbound.privacy;

import org.jspecify.annotations.NullMarked;

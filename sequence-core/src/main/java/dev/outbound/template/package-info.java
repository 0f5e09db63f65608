/**
 * Reusable recipes: those a workspace saved, and the stock ones that ship with the library.
 */
@NullMarked
package dev.outbound.template;

import org.jspecify.annotations.NullMarked;

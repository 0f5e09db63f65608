/** Rules of the whole module. */
@NullMarked
package dev.outbound;

import org.jspecify.annotations.NullMarked;

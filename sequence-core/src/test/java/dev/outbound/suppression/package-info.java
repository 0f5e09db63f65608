/** Rules of this package. */
@NullMarked
package dev.outbound.suppression;

import org.jspecify.annotations.NullMarked;

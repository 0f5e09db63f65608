/** Rules of this package. */
@NullMarked
package dev.outbound.address;

import org.jspecify.annotations.NullMarked;

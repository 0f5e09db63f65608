/** Where a sequence may go from where. */
@NullMarked
package dev.outbound.sequence;

import org.jspecify.annotations.NullMarked;

/** Where a touch, an attempt and a delivery may go from where. */
@NullMarked
package dev.outbound.touch;

import org.jspecify.annotations.NullMarked;

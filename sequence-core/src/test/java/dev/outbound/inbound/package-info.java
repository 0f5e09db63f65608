/** What comes in is read right. */
@NullMarked
package dev.outbound.inbound;

import org.jspecify.annotations.NullMarked;

/** What was started for one contact by one call, and by which key. */
@NullMarked
package dev.outbound.start;

import org.jspecify.annotations.NullMarked;

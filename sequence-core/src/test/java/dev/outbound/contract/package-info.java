/** What every storage must do; each adapter extends these classes. */
@NullMarked
package dev.outbound.contract;

import org.jspecify.annotations.NullMarked;

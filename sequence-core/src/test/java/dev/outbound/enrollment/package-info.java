/** Where an enrollment may go from where. */
@NullMarked
package dev.outbound.enrollment;

import org.jspecify.annotations.NullMarked;

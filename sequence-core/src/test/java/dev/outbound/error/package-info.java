@NullMarked
package dev.outbound.error;

import org.jspecify.annotations.NullMarked;

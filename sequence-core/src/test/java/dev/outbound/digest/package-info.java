@NullMarked
package dev.outbound.digest;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.outbound.channels;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.outbound.channels.calls;

import org.jspecify.annotations.NullMarked;

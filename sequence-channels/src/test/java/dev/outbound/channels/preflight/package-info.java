@NullMarked
package dev.outbound.channels.preflight;

import org.jspecify.annotations.NullMarked;

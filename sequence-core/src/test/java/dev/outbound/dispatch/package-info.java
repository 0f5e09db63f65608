@NullMarked
package dev.outbound.dispatch;

import org.jspecify.annotations.NullMarked;

/** What a host may set. */
@NullMarked
package dev.outbound.policy;

import org.jspecify.annotations.NullMarked;

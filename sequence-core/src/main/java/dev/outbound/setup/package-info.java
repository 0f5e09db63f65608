/**
 * What an engine was built with, for the use cases. Start at {@link dev.outbound.setup.Setup}.
 */
@NullMarked
package dev.outbound.setup;

import org.jspecify.annotations.NullMarked;

/** The writer on a language model, tested with a scripted model. */
@NullMarked
package dev.outbound.drafting;

import org.jspecify.annotations.NullMarked;

/**
 * The scheduled send of one step to one contact, its attempts, and the reason why it was not sent when it was not.
 */
@NullMarked
package dev.outbound.touch;

import org.jspecify.annotations.NullMarked;

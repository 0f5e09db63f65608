/**
 * One page per stage of a sequence: compose and list, review, what happens. Plain HTML.
 */
@NullMarked
package dev.outbound.example.pages;

import org.jspecify.annotations.NullMarked;

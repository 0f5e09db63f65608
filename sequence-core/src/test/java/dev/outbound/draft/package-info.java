/** The writing of drafts. */
@NullMarked
package dev.outbound.draft;

import org.jspecify.annotations.NullMarked;

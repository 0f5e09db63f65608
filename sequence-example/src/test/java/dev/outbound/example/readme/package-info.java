/** What the README shows, compiled and run. */
@NullMarked
package dev.outbound.example.readme;

import org.jspecify.annotations.NullMarked;

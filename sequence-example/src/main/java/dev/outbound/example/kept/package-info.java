/** What outlives a process in small files of its own. */
@NullMarked
package dev.outbound.example.kept;

import org.jspecify.annotations.NullMarked;

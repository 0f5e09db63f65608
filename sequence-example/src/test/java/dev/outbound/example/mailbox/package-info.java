/** The rules of the package, as tests. */
@NullMarked
package dev.outbound.example.mailbox;

import org.jspecify.annotations.NullMarked;

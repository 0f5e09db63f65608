/** The rules of the package, as tests. */
@NullMarked
package dev.outbound.example;

import org.jspecify.annotations.NullMarked;

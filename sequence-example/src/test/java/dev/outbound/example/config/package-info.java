/** The rules of the package, as tests. */
@NullMarked
package dev.outbound.example.config;

import org.jspecify.annotations.NullMarked;

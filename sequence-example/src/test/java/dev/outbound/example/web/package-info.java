/** The rules of the package, as tests. */
@NullMarked
package dev.outbound.example.web;

import org.jspecify.annotations.NullMarked;

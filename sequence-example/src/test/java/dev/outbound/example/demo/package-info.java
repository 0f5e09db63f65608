/** The demo, run to its end and killed on the way. */
@NullMarked
package dev.outbound.example.demo;

import org.jspecify.annotations.NullMarked;

/** What ships as templates and goals. */
@NullMarked
package dev.outbound.template;

import org.jspecify.annotations.NullMarked;

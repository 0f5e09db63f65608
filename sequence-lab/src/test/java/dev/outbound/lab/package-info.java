/** What the tests of this module share: databases of their own and how much of a run to do. */
@NullMarked
package dev.outbound.lab;

import org.jspecify.annotations.NullMarked;

/** What the product promises, one scenario per test, on a whole engine; the tests' names are the rules. */
@NullMarked
package dev.outbound.acceptance;

import org.jspecify.annotations.NullMarked;

/** The rules of the package, as tests. */
@NullMarked
package dev.outbound.example.crm;

import org.jspecify.annotations.NullMarked;

/**
 * The contracts of the core on PostgreSQL and H2, and what only a database can get wrong.
 */
@NullMarked
package dev.outbound.jdbc;

import org.jspecify.annotations.NullMarked;

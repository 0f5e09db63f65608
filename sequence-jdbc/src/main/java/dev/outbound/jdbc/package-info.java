/**
 * Storage in PostgreSQL, for production, and in H2, for one node and for trying things out. The tables live as a guest in
 * the host's database. Start at {@link dev.outbound.jdbc.JdbcStorage}.
 */
@NullMarked
package dev.outbound.jdbc;

import org.jspecify.annotations.NullMarked;

/**
 * What all stores share: transactions, ids, pages. A store of one concept lives with that concept.
 */
@NullMarked
package dev.outbound.store;

import org.jspecify.annotations.NullMarked;

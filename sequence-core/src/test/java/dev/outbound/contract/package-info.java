/**
 * What every storage must do, as tests: one class per port. A storage extends each of them and gives it an empty storage;
 * {@link dev.outbound.contract.Samples} makes the values they store.
 */
@NullMarked
package dev.outbound.contract;

import org.jspecify.annotations.NullMarked;

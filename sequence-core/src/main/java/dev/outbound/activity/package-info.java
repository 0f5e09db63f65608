/**
 * What happened, for people (the feed) and for machines (events). An activity is written in the transaction that caused
 * it and relayed to the host afterwards, at least once, in order per enrollment.
 */
@NullMarked
package dev.outbound.activity;

import org.jspecify.annotations.NullMarked;

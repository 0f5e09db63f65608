/**
 * One contact, one call: a host that reacts to a form submission starts a sequence for it, once per key however often the
 * submission is delivered. Begin at {@link dev.outbound.onecall.SingleStarts}.
 */
@NullMarked
package dev.outbound.onecall;

import org.jspecify.annotations.NullMarked;

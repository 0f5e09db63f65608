/**
 * Where a message can go: channels, addresses, the one normal form they are compared in, and the time zones a phone
 * number may be in. Everything here is a checked value; nothing here is stored or looked up. Start at {@link
 * dev.outbound.address.Address}.
 */
@NullMarked
package dev.outbound.address;

import org.jspecify.annotations.NullMarked;

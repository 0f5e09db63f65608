@NullMarked
package dev.outbound.channels.twilio;

import org.jspecify.annotations.NullMarked;

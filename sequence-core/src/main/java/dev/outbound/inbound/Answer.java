package dev.outbound.inbound;

import dev.outbound.address.AddressKey;
import dev.outbound.address.Channel;
import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.touch.Touch;
import java.util.Optional;

/**
 * What a contact said to one enrollment.
 *
 * @param touch what it answers, if that is known
 * @param proves whether it can answer nothing else, so that what it answers must have arrived
 * @param messageId under which the mail can be answered
 * @param stops the address that asks explicitly not to be written to any more
 */
record Answer(
        EnrollmentId enrollment,
        ContactId contact,
        Optional<Touch> touch,
        boolean proves,
        Channel channel,
        Optional<String> messageId,
        String subject,
        String text,
        Optional<AddressKey> stops) {}

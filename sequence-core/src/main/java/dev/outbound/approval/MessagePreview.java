package dev.outbound.approval;

import dev.outbound.address.Channel;
import dev.outbound.lint.SmsLength;
import java.util.Optional;

/**
 * A message exactly as its recipient will get it, were it sent now; only the link to unsubscribe in it leads nowhere.
 *
 * @param to the address it goes to; empty if the contact has none for the channel or is gone
 * @param from the From header, or the number; empty if the workspace has no number for the channel
 * @param subject that of the thread where the mail continues one; empty for texts and calls
 * @param text with footer or opt-out notice; the script of a call
 * @param html the other alternative of a mail
 * @param length how many messages a text is sent as
 */
public record MessagePreview(
        Channel channel,
        Optional<String> to,
        Optional<String> from,
        Optional<String> subject,
        String text,
        Optional<String> html,
        Optional<SmsLength> length) {

    @Override
    public String toString() {
        return "MessagePreview[" + channel + "]";
    }
}

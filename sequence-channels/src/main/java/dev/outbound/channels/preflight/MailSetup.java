package dev.outbound.channels.preflight;

import dev.outbound.channels.email.DkimKey;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.workspace.SendingDomain;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * How mail of one domain is sent: what {@link Preflight} looks at.
 *
 * @param sending the domain of From, and those of answers and bounces if they are others
 * @param unsubscribe what the links in mails begin with
 * @param keys ours, if we sign
 * @param selectors those of the relay, if it signs
 */
public record MailSetup(SendingDomain sending, URI unsubscribe, List<DkimKey> keys, List<String> selectors) {

    public MailSetup {
        keys = List.copyOf(keys);
        selectors = List.copyOf(selectors);
        for (DkimKey key : keys) {
            if (!key.domain().equals(sending.name())) {
                throw new SequenceException(
                        ErrorCode.INVALID_VALUE,
                        "DKIM key " + key.recordName() + " is not for " + sending.name()
                                + ": its mail would go out unsigned");
            }
        }
    }

    /** A domain of which it is not known who signs. */
    public static MailSetup of(SendingDomain domain, URI unsubscribe) {
        return new MailSetup(domain, unsubscribe, List.of(), List.of());
    }

    /** The domain of From. */
    public String domain() {
        return sending.name();
    }

    /** Signed here, with those keys. */
    public MailSetup signedWith(List<DkimKey> next) {
        return new MailSetup(sending, unsubscribe, next, selectors);
    }

    /** Signed by the relay, which names those selectors. */
    public MailSetup signedByRelay(String... next) {
        return new MailSetup(sending, unsubscribe, keys, Stream.of(next).toList());
    }
}

package dev.outbound.channels.preflight;

import dev.outbound.channels.email.DkimKey;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.workspace.SendingDomain;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How mail of one domain is sent: what {@link Preflight} looks at.
 *
 * @param domain of From
 * @param unsubscribe what the links in mails begin with
 * @param keys ours, if we sign
 * @param selectors those of the relay, if it signs
 * @param bounces the domain of the envelope sender, if it is another one than that of From
 */
public record MailSetup(
        String domain, URI unsubscribe, List<DkimKey> keys, List<String> selectors, Optional<String> bounces) {

    public MailSetup {
        keys = List.copyOf(keys);
        selectors = List.copyOf(selectors);
        bounces = bounces.map(MailSetup::name);
        String from = name(domain);
        for (DkimKey key : keys) {
            if (!key.domain().equals(from)) {
                throw new SequenceException(
                        ErrorCode.INVALID_VALUE,
                        "DKIM key " + key.recordName() + " is not for " + from + ": its mail would go out unsigned");
            }
        }
        domain = from;
    }

    /** A domain of which nothing else is known. */
    public static MailSetup of(SendingDomain domain, URI unsubscribe) {
        return new MailSetup(domain.name(), unsubscribe, List.of(), List.of(), Optional.empty());
    }

    /** Signed here, with those keys. */
    public MailSetup signedWith(List<DkimKey> next) {
        return new MailSetup(domain, unsubscribe, next, selectors, bounces);
    }

    /** Signed by the relay, which names those selectors. */
    public MailSetup signedByRelay(String... next) {
        return new MailSetup(domain, unsubscribe, keys, Stream.of(next).toList(), bounces);
    }

    /** With bounces going to another domain. */
    public MailSetup withBounces(String next) {
        return new MailSetup(domain, unsubscribe, keys, selectors, Optional.of(next));
    }

    private static String name(String domain) {
        return new SendingDomain(domain, true).name();
    }
}

package dev.outbound.workspace;

import dev.outbound.address.EmailAddress;
import java.util.Optional;

/**
 * The domain a workspace's mail comes from. Users choose the part before the {@code @}, never this.
 *
 * <p>Two more domains may be named, usually below this one, of which every mailbox must lead back to the engine: then each
 * mail carries signed addresses of its own, and what comes back is recognised even where a mail system has dropped
 * Message-ID and References.
 *
 * @param replies where people's answers go, as {@code r+token@…}; takes the place of {@link Identity#replyTo}. Mail to {@code
 *     u+token@…} there opts out, and every mail says so in List-Unsubscribe, beside its link
 * @param bounces where delivery reports go, as {@code b+token@…}: the envelope sender of every mail. SPF is asked of this
 *     domain; it is aligned with the sender for DMARC if both have the same registered domain
 */
public record SendingDomain(String name, boolean verified, Optional<String> replies, Optional<String> bounces) {

    public SendingDomain {
        name = domain(name);
        replies = replies.map(SendingDomain::domain);
        bounces = bounces.map(SendingDomain::domain);
    }

    /** A domain whose mail is answered at its sender, and reported on there. */
    public SendingDomain(String name, boolean verified) {
        this(name, verified, Optional.empty(), Optional.empty());
    }

    /** The same, and answers come back to signed addresses of that domain. */
    public SendingDomain withReplies(String domain) {
        return new SendingDomain(name, verified, Optional.of(domain), bounces);
    }

    /** The same, and delivery reports come back to signed addresses of that domain. */
    public SendingDomain withBounces(String domain) {
        return new SendingDomain(name, verified, replies, Optional.of(domain));
    }

    private static String domain(String text) {
        return EmailAddress.of("postmaster@" + text).domain();
    }
}

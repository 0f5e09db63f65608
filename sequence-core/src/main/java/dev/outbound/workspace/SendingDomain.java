package dev.outbound.workspace;

import dev.outbound.address.EmailAddress;

/** The domain a workspace's mail comes from. Users choose the part before the {@code @}, never this. */
public record SendingDomain(String name, boolean verified) {

    public SendingDomain {
        name = EmailAddress.of("postmaster@" + name).domain();
    }
}

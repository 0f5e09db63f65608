package dev.outbound.suppression;

import dev.outbound.address.Address;
import dev.outbound.address.AddressKey;
import dev.outbound.address.AddressKind;
import dev.outbound.digest.Hmac;
import dev.outbound.touch.Touch;
import dev.outbound.workspace.WorkspaceId;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What stands in the place of a forgotten address: its HMAC-SHA256 under the engine's secret. It cannot be turned back,
 * and guessing takes the secret; but whoever comes with the address again is recognised, so that an opt-out outlives the
 * address. It holds as long as the secret does. Safe for use by many threads.
 */
public final class Pseudonyms {

    private static final String PREFIX = "forgotten:";

    private final Hmac hmac;

    /**
     * Pseudonyms under a secret of the host.
     *
     * @param secret at least 32 bytes, the same on every node and for as long as opt-outs shall hold
     */
    public Pseudonyms(byte[] secret) {
        if (secret.length < 32) {
            throw new IllegalArgumentException("secret has " + secret.length + " bytes: at least 32 are needed");
        }
        this.hmac = Hmac.sha256(secret);
    }

    /** The pseudonym of an address in a workspace; one that is a pseudonym already is its own. */
    public AddressKey of(WorkspaceId workspace, AddressKey address) {
        if (isOne(address)) {
            return address;
        }
        String named = PREFIX + "\u0000" + workspace + "\u0000" + address.kind() + "\u0000" + address.value();
        return new AddressKey(address.kind(), PREFIX + HexFormat.of().formatHex(hmac.of(named)));
    }

    /** The address a mail was handed over to, by its pseudonym once it is forgotten; empty if it never was. */
    public static Optional<AddressKey> addressee(Touch mail) {
        return mail.handedTo()
                .map(Address::key)
                .or(() -> mail.handover().flatMap(handover -> read(AddressKind.EMAIL, handover.to())));
    }

    /** Whether this is no address any more. */
    public static boolean isOne(AddressKey address) {
        return address.value().startsWith(PREFIX);
    }

    /** The pseudonym that stands where an address stood; empty if it still does. */
    public static Optional<AddressKey> read(AddressKind kind, String text) {
        return text.startsWith(PREFIX) ? Optional.of(new AddressKey(kind, text)) : Optional.empty();
    }
}

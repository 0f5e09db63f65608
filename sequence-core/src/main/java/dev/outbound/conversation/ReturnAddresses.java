package dev.outbound.conversation;

import dev.outbound.address.EmailAddress;
import dev.outbound.digest.Base32;
import dev.outbound.digest.Seal;
import dev.outbound.touch.TouchId;
import dev.outbound.workspace.WorkspaceId;
import dev.outbound.workspace.WorkspaceSettings;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Addresses of a workspace's own under which what comes back names the mail it answers, whatever became of Message-ID and
 * References on the way: {@code r+token@…} for people, {@code b+token@…} for mail systems (a variable envelope return path),
 * and {@code u+token@…} for who wants no more mail (the {@code mailto:} of List-Unsubscribe, RFC 2369). A token is the
 * touch's id and a code of 112 bits over purpose, workspace and touch, in small letters and digits; the part before the
 * {@code @} has 50 characters. It does not expire. Safe for use by many threads.
 */
public final class ReturnAddresses {

    /** What an address is for. A token of one purpose is none of the other. */
    public enum Purpose {
        /** Where people's answers go: Reply-To. */
        REPLY('r'),
        /** Where reports of mail systems go: the envelope sender. */
        BOUNCE('b'),
        /** Where a mail means: no more of these. */
        UNSUBSCRIBE('u');

        private final char letter;

        Purpose(char letter) {
            this.letter = letter;
        }
    }

    private static final int ID_OCTETS = 16;
    private static final int CODE_OCTETS = 14;
    private static final int PREFIX = 2;

    private final Seal seal;

    /**
     * Addresses under a secret of the host.
     *
     * @param secret at least 32 bytes, the same on every node and for as long as answers shall be understood
     * @param former secrets whose addresses still count
     */
    public ReturnAddresses(byte[] secret, byte[]... former) {
        this.seal = Seal.of("return-address", CODE_OCTETS, secret, former);
    }

    /** Where answers to a mail go; empty if the workspace names no domain for them. */
    public Optional<EmailAddress> replies(WorkspaceSettings settings, TouchId touch) {
        return settings.domain().replies().map(domain -> address(Purpose.REPLY, settings.id(), touch, domain));
    }

    /** Where reports on a mail go; empty if the workspace names no domain for them. */
    public Optional<EmailAddress> bounces(WorkspaceSettings settings, TouchId touch) {
        return settings.domain().bounces().map(domain -> address(Purpose.BOUNCE, settings.id(), touch, domain));
    }

    /** Where a mail opts its addressee out; empty if the workspace names no domain for answers. */
    public Optional<EmailAddress> unsubscribes(WorkspaceSettings settings, TouchId touch) {
        return settings.domain().replies().map(domain -> address(Purpose.UNSUBSCRIBE, settings.id(), touch, domain));
    }

    /**
     * The touch an address was made for, for that purpose and in that workspace; empty for anything else. Its domain is not
     * looked at: a workspace may have moved to another one since.
     */
    public Optional<TouchId> touch(Purpose purpose, WorkspaceId workspace, EmailAddress address) {
        String local = address.localPart();
        boolean isOurs = local.length() > PREFIX
                && Character.toLowerCase(local.charAt(0)) == purpose.letter
                && local.charAt(1) == '+';
        return isOurs
                ? Base32.read(local.substring(PREFIX)).flatMap(token -> genuine(purpose, workspace, token))
                : Optional.empty();
    }

    private Optional<TouchId> genuine(Purpose purpose, WorkspaceId workspace, byte[] token) {
        if (token.length != ID_OCTETS + CODE_OCTETS) {
            return Optional.empty();
        }
        ByteBuffer id = ByteBuffer.wrap(token);
        TouchId touch = new TouchId(new UUID(id.getLong(), id.getLong()));
        byte[] code = Arrays.copyOfRange(token, ID_OCTETS, token.length);
        return seal.isGenuine(code, named(purpose, workspace, touch)) ? Optional.of(touch) : Optional.empty();
    }

    private EmailAddress address(Purpose purpose, WorkspaceId workspace, TouchId touch, String domain) {
        ByteBuffer token = ByteBuffer.allocate(ID_OCTETS + CODE_OCTETS)
                .putLong(touch.value().getMostSignificantBits())
                .putLong(touch.value().getLeastSignificantBits())
                .put(seal.of(named(purpose, workspace, touch)));
        return new EmailAddress(purpose.letter + "+" + Base32.of(token.array()) + "@" + domain);
    }

    private static String named(Purpose purpose, WorkspaceId workspace, TouchId touch) {
        return purpose.letter + "\u0000" + workspace + "\u0000" + touch;
    }
}

package dev.outbound.conversation;

import dev.outbound.digest.Seal;
import dev.outbound.touch.TouchId;
import dev.outbound.workspace.WorkspaceId;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Message-ID of every mail: it names its touch, so that a reply is matched by a look at the key and no index, and it is
 * signed, so that nobody can make one up. The same for every attempt of a touch, whatever came of the attempts before.
 */
public final class MessageIds {

    private static final Pattern FORM = Pattern.compile("<([0-9a-f]{32})\\.([0-9a-f]{20})@[^<>@\\s]+>");
    private static final int MAC_BYTES = 10;

    private final Seal seal;

    /**
     * Ids under a secret of the host.
     *
     * @param secret at least 32 bytes, the same on every node and for as long as replies shall be understood
     * @param former secrets whose ids still count
     */
    public MessageIds(byte[] secret, byte[]... former) {
        this.seal = Seal.of("message-id", MAC_BYTES, secret, former);
    }

    /** The Message-ID of a touch's mail, in angle brackets. */
    public String of(WorkspaceId workspace, TouchId touch, String domain) {
        UUID id = touch.value();
        String hex = HexFormat.of().toHexDigits(id.getMostSignificantBits())
                + HexFormat.of().toHexDigits(id.getLeastSignificantBits());
        return "<" + hex + "." + HexFormat.of().formatHex(seal.of(named(workspace, touch))) + "@" + domain + ">";
    }

    /** The touch a Message-ID was made for in that workspace; empty for anything that was not made here. */
    public Optional<TouchId> touch(WorkspaceId workspace, String messageId) {
        Matcher matcher = FORM.matcher(messageId.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(matcher.group(1)));
        TouchId touch = new TouchId(new UUID(bytes.getLong(), bytes.getLong()));
        byte[] given = HexFormat.of().parseHex(matcher.group(2));
        return seal.isGenuine(given, named(workspace, touch)) ? Optional.of(touch) : Optional.empty();
    }

    private static String named(WorkspaceId workspace, TouchId touch) {
        return workspace + "\u0000" + touch;
    }
}

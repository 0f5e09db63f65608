package dev.outbound.suppression;

import dev.outbound.digest.Seal;
import dev.outbound.touch.TouchId;
import dev.outbound.workspace.WorkspaceId;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Links signed with HMAC-SHA256: version, workspace and touch, and a tag of 128 bits. No address is in them. Tokens of
 * older secrets stay valid as long as those are given too.
 */
public final class HmacUnsubscribeLinks implements UnsubscribeLinks {

    private static final byte VERSION = 1;
    private static final int TAG_BYTES = 16;
    private static final int LONGEST = 512;

    private final URI base;
    private final Seal seal;

    private HmacUnsubscribeLinks(URI base, Seal seal) {
        this.base = base;
        this.seal = seal;
    }

    /**
     * Links below an address of the host.
     *
     * @param base the https address the token is appended to, for example {@code https://crm.example.com/u/}; http is
     *     accepted for this machine only
     * @param secret at least 32 bytes; signs new links
     * @param older secrets whose links still count
     */
    public static HmacUnsubscribeLinks of(URI base, byte[] secret, byte[]... older) {
        boolean isLocal = "http".equals(base.getScheme())
                && ("localhost".equals(base.getHost()) || "127.0.0.1".equals(base.getHost()));
        if (!"https".equals(base.getScheme()) && !isLocal) {
            throw new IllegalArgumentException("unsubscribe address " + base + ": must begin with https (RFC 8058)");
        }
        URI folder = base.toString().endsWith("/") ? base : URI.create(base + "/");
        return new HmacUnsubscribeLinks(folder, Seal.of("unsubscribe", TAG_BYTES, secret, older));
    }

    @Override
    public URI link(WorkspaceId workspace, TouchId touch) {
        byte[] name = workspace.value().getBytes(StandardCharsets.UTF_8);
        ByteBuffer payload = ByteBuffer.allocate(1 + 16 + name.length);
        payload.put(VERSION);
        payload.putLong(touch.value().getMostSignificantBits());
        payload.putLong(touch.value().getLeastSignificantBits());
        payload.put(name);
        byte[] tag = seal.of(payload.array());
        ByteBuffer token = ByteBuffer.allocate(tag.length + payload.capacity());
        token.put(tag).put(payload.array());
        return base.resolve(Base64.getUrlEncoder().withoutPadding().encodeToString(token.array()));
    }

    @Override
    public Optional<Target> verify(String token) {
        byte[] bytes = decode(token);
        byte[] given = Arrays.copyOf(bytes, TAG_BYTES);
        byte[] payload = bytes.length > TAG_BYTES ? Arrays.copyOfRange(bytes, TAG_BYTES, bytes.length) : new byte[0];
        if (!seal.isGenuine(given, payload) || payload.length < 18 || payload[0] != VERSION) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(payload, 1, payload.length - 1);
        TouchId touch = new TouchId(new UUID(buffer.getLong(), buffer.getLong()));
        byte[] name = new byte[buffer.remaining()];
        buffer.get(name);
        return Optional.of(new Target(new WorkspaceId(new String(name, StandardCharsets.UTF_8)), touch));
    }

    private static byte[] decode(String token) {
        if (token.length() > LONGEST) {
            return new byte[0];
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            // Base64 ignores the unused bits of its last character; a token is valid in one spelling only.
            boolean canonical = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(bytes)
                    .equals(token);
            return canonical ? bytes : new byte[0];
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}

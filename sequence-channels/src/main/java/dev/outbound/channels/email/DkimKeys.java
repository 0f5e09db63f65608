package dev.outbound.channels.email;

import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys of all domains an {@link SmtpSender} sends for. Each mail is signed with every key of its From's domain. Leave
 * them out where the relay signs. Immutable.
 */
public final class DkimKeys {

    /** Nothing is signed: the relay does it. */
    public static final DkimKeys NONE = new DkimKeys(Map.of());

    private final Map<String, List<DkimKey>> byDomain;

    private DkimKeys(Map<String, List<DkimKey>> byDomain) {
        this.byDomain = byDomain;
    }

    /**
     * Those keys, several per domain if wanted: one of RSA and one of Ed25519, or an old one and its successor.
     *
     * @throws SequenceException {@link ErrorCode#INVALID_VALUE} if two would be published under the same name
     */
    public static DkimKeys of(DkimKey... keys) {
        Set<String> names = new HashSet<>();
        for (DkimKey key : keys) {
            if (!names.add(key.recordName())) {
                throw new SequenceException(ErrorCode.INVALID_VALUE, "two DKIM keys are named " + key.recordName());
            }
        }
        return new DkimKeys(new HashMap<>(Stream.of(keys).collect(Collectors.groupingBy(DkimKey::domain))));
    }

    /** The keys of one domain; none if its mail cannot be signed. */
    public List<DkimKey> forDomain(String domain) {
        return byDomain.getOrDefault(domain, List.of());
    }

    /**
     * The mail with its signatures in front.
     *
     * @param message with CRLF at the end of every line
     * @return empty if there are keys, but none of that domain: it must not go out unsigned by mistake
     */
    Optional<byte[]> sign(byte[] message, String domain, Instant when) {
        if (byDomain.isEmpty()) {
            return Optional.of(message);
        }
        List<DkimKey> keys = forDomain(domain);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        var out = new ByteArrayOutputStream();
        for (DkimKey key : keys) {
            out.writeBytes(DkimSignature.of(key, message, when).getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(message);
        return Optional.of(out.toByteArray());
    }

    @Override
    public String toString() {
        return "DkimKeys" + byDomain.values();
    }
}

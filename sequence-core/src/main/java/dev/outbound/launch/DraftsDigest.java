package dev.outbound.launch;

import dev.outbound.course.Course;
import dev.outbound.digest.Sha256;
import dev.outbound.draft.Draft;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A fingerprint of a sequence and of all its drafts: it changes as soon as anybody changes any of them. */
final class DraftsDigest {

    private final MessageDigest digest;

    DraftsDigest(long sequenceVersion) {
        this.digest = Sha256.start();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, sequenceVersion));
    }

    /** Takes in the drafts of one contact; contacts come in the same order every time. */
    void add(Course course) {
        for (Draft draft : course.drafts()) {
            digest.update((draft.id() + " " + draft.status() + " " + draft.version() + "\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** The fingerprint of all that was added. Once. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}

package dev.outbound.channels.email;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.PermFailException;

/** Checks signatures as a receiver would, with a library of others and the records of these keys. */
record Verifier(List<DkimKey> published) {

    /** How many signatures of the mail hold; 0 if one does not, or there is none. */
    int valid(byte[] mail) throws IOException {
        PublicKeyRecordRetriever records = (method, selector, token) -> published.stream()
                .filter(key -> key.recordName().contentEquals(selector + "._domainkey." + token))
                .map(DkimKey::record)
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new PermFailException("no record"));
        try {
            var found = new DKIMVerifier(records).verify(new ByteArrayInputStream(mail));
            return found == null ? 0 : found.size();
        } catch (FailException fails) {
            return 0;
        }
    }
}

package dev.outbound.privacy;

import dev.outbound.storage.ForwardingStorage;
import dev.outbound.storage.Storage;
import dev.outbound.suppression.LastingSuppressions;
import dev.outbound.suppression.Pseudonyms;
import dev.outbound.suppression.Suppressions;

/** A storage whose suppressions outlive the addresses they are about; everything else is the host's storage. */
public final class LastingStorage extends ForwardingStorage {

    private final Suppressions suppressions;

    public LastingStorage(Storage storage, Pseudonyms pseudonyms) {
        super(storage);
        this.suppressions = new LastingSuppressions(storage.suppressions(), storage.transactions(), pseudonyms);
    }

    @Override
    public Suppressions suppressions() {
        return suppressions;
    }
}

package dev.outbound.memory;

import dev.outbound.acceptance.AcceptanceSuite;
import dev.outbound.storage.Storage;

/** Every scenario, on the storage in memory. */
class InMemoryAcceptanceTest extends AcceptanceSuite {

    @Override
    protected Storage empty() {
        return new InMemoryStorage();
    }
}

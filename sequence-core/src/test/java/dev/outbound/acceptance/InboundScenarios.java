package dev.outbound.acceptance;

import dev.outbound.fixture.World;
import dev.outbound.storage.Storage;
import org.junit.jupiter.api.BeforeEach;

/** What comes back. Every storage behaves the same. */
public abstract class InboundScenarios {

    protected World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
    }
}

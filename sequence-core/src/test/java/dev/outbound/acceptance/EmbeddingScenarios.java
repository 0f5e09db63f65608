package dev.outbound.acceptance;

import dev.outbound.fixture.World;
import dev.outbound.storage.Storage;
import org.junit.jupiter.api.BeforeEach;

/** What a host builds on. Every storage behaves the same. */
public abstract class EmbeddingScenarios {

    protected World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
    }
}

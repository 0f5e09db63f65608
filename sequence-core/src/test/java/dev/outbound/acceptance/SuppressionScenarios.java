package dev.outbound.acceptance;

import dev.outbound.fixture.World;
import dev.outbound.storage.Storage;
import org.junit.jupiter.api.BeforeEach;

/** Who must not be written to. Every storage behaves the same. */
public abstract class SuppressionScenarios {

    protected World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
    }
}

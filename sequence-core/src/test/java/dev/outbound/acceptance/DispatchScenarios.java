package dev.outbound.acceptance;

import dev.outbound.fixture.World;
import dev.outbound.storage.Storage;
import org.junit.jupiter.api.BeforeEach;

/** Order, throttle, caps and failures. Every storage behaves the same. */
public abstract class DispatchScenarios {

    protected World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
    }
}

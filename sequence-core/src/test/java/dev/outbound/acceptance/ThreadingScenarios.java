package dev.outbound.acceptance;

import dev.outbound.fixture.World;
import dev.outbound.storage.Storage;
import org.junit.jupiter.api.BeforeEach;

/** Mails of one conversation stay together. Every storage behaves the same. */
public abstract class ThreadingScenarios {

    protected World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
    }
}

package dev.outbound.lab.faults;

import dev.outbound.lab.Postgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Tests that have a PostgreSQL of their own, to break as they like. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnPostgres {

    private final Postgres postgres = Postgres.start();

    Postgres postgres() {
        return postgres;
    }

    @AfterAll
    void stopPostgres() {
        postgres.close();
    }
}

package dev.outbound.jdbc;

import org.junit.jupiter.api.Nested;

class JoiningTest {

    @Nested
    class On_h2 extends JoiningContract {
        @Override
        TestDatabase database() {
            return TestDatabase.h2();
        }
    }

    @Nested
    class On_postgresql extends JoiningContract {
        @Override
        TestDatabase database() {
            return TestDatabase.postgres();
        }
    }
}

package dev.outbound.jdbc;

import org.junit.jupiter.api.Nested;

class SchemaTest {

    @Nested
    class On_h2 extends SchemaContract {
        @Override
        TestDatabase database() {
            return TestDatabase.h2();
        }
    }

    @Nested
    class On_postgresql extends SchemaContract {
        @Override
        TestDatabase database() {
            return TestDatabase.postgres();
        }
    }
}

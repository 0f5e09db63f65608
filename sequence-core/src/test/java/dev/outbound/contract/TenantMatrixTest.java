package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.fixture.TenantRows;
import dev.outbound.memory.InMemoryStorage;
import dev.outbound.storage.Storage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A call that asks for the wrong thing would find nothing of another tenant either. */
class TenantMatrixTest {

    /** What it does cannot be seen by one alone. */
    private static final String LOCKS_ONLY = "Touches.lockChannels/2";

    private final Tenant tenant = new Tenant(HERE);

    @TestFactory
    Stream<DynamicTest> called_for_the_tenant_itself_each_method_finds_or_changes_something() {
        return TenantMatrix.each(call -> {
                    Object nothing = TenantMatrix.outcome(() -> call.in(new InMemoryStorage(), HERE, tenant));
                    Storage full = new InMemoryStorage();
                    tenant.store(full);
                    List<Object> before = TenantRows.of(full, HERE);
                    Object something = TenantMatrix.outcome(() -> call.in(full, HERE, tenant));
                    assertThat(List.of(something, TenantRows.of(full, HERE)).equals(List.of(nothing, before)))
                            .as("as if there were nothing: %s", something)
                            .isFalse();
                })
                .filter(test -> !test.getDisplayName().equals(LOCKS_ONLY));
    }
}

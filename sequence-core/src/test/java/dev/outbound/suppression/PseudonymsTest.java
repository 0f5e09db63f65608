package dev.outbound.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.address.AddressKey;
import dev.outbound.address.AddressKind;
import dev.outbound.workspace.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PseudonymsTest {

    private static final WorkspaceId ACME = new WorkspaceId("acme");
    private static final AddressKey ANN = new AddressKey(AddressKind.EMAIL, "ann@people.example");

    private final Pseudonyms pseudonyms = with("a secret of more than 32 bytes for tests");

    @Test
    void one_address_has_one_pseudonym_per_workspace_kind_and_secret() {
        AddressKey phone = new AddressKey(AddressKind.PHONE, ANN.value());
        assertThat(pseudonyms.of(ACME, ANN)).isEqualTo(pseudonyms.of(ACME, ANN));
        assertThat(Set.of(
                        pseudonyms.of(ACME, ANN).value(),
                        pseudonyms.of(new WorkspaceId("globex"), ANN).value(),
                        pseudonyms.of(ACME, phone).value(),
                        with("another secret of more than 32 bytes")
                                .of(ACME, ANN)
                                .value()))
                .hasSize(4)
                .noneMatch(value -> value.contains("ann") || value.contains("@"));
    }

    @Test
    void a_pseudonym_is_its_own_and_is_read_back() {
        AddressKey pseudonym = pseudonyms.of(ACME, ANN);
        assertThat(Pseudonyms.isOne(pseudonym)).isTrue();
        assertThat(Pseudonyms.isOne(ANN)).isFalse();
        assertThat(pseudonyms.of(ACME, pseudonym)).isEqualTo(pseudonym);
        assertThat(Pseudonyms.read(AddressKind.EMAIL, pseudonym.value())).contains(pseudonym);
        assertThat(Pseudonyms.read(AddressKind.EMAIL, ANN.value())).isEmpty();
    }

    @Test
    void a_secret_of_fewer_than_32_bytes_is_refused() {
        assertThatThrownBy(() -> with("x".repeat(31)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("31 bytes");
    }

    private static Pseudonyms with(String secret) {
        return new Pseudonyms(secret.getBytes(StandardCharsets.UTF_8));
    }
}

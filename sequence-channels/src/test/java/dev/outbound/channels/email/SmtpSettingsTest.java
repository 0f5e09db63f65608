package dev.outbound.channels.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.channels.Secret;
import dev.outbound.channels.email.SmtpSettings.Login;
import dev.outbound.channels.email.SmtpSettings.Timeouts;
import dev.outbound.channels.email.SmtpSettings.Tls;
import dev.outbound.error.SequenceException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmtpSettingsTest {

    private static final SmtpSettings GOOD =
            SmtpSettings.of("relay.example", 587, Optional.of(new Login("tyler", new Secret("hunter2"))));

    @Test
    void encryption_is_required_unless_the_relay_is_this_machine() {
        assertThat(GOOD.tls()).isEqualTo(Tls.STARTTLS_REQUIRED);
        assertThatThrownBy(() -> GOOD.withTls(Tls.NONE_FOR_LOCALHOST_ONLY))
                .isInstanceOf(SequenceException.class)
                .hasMessageContaining("host is relay.example");
    }

    @Test
    void the_usual_waits_are_10_seconds_a_minute_and_ten_minutes() {
        assertThat(GOOD.timeouts().connect()).isEqualTo(Duration.ofSeconds(10));
        assertThat(GOOD.timeouts().reply()).isEqualTo(Duration.ofMinutes(1));
        assertThat(GOOD.timeouts().acceptance()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void a_wrong_value_is_named() {
        assertThatThrownBy(() -> SmtpSettings.of(" ", 587, Optional.empty())).hasMessageContaining("host");
        assertThatThrownBy(() -> SmtpSettings.of("relay.example", 0, Optional.empty()))
                .hasMessageContaining("port is 0");
        assertThatThrownBy(() -> GOOD.withConnections(0, 1)).hasMessageContaining("connections is 0");
        assertThatThrownBy(() -> GOOD.withConnections(1, 0)).hasMessageContaining("messagesPerConnection is 0");
        assertThatThrownBy(() -> new Login("", new Secret("x"))).hasMessageContaining("username");
        assertThatThrownBy(() -> new Login("tyler", new Secret(""))).hasMessageContaining("password");
        Timeouts usual = Timeouts.DEFAULT;
        assertThatThrownBy(() -> new Timeouts(Duration.ZERO, usual.reply(), usual.acceptance(), usual.call()))
                .hasMessageContaining("connect timeout");
    }

    @Test
    void the_password_is_never_printed() {
        assertThat(GOOD.toString()).contains("***").doesNotContain("hunter2");
    }
}

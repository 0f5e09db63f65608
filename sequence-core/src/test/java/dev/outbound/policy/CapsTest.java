package dev.outbound.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.address.Channel;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** The periods caps are for, and what may be set. */
class CapsTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    @Test
    void a_minute_ends_with_the_minute_of_the_clock() {
        period(
                Caps.Period.MINUTE,
                NEW_YORK,
                "2025-03-03T14:00:59.999Z",
                "2025-03-03T14:00:00Z",
                "2025-03-03T14:01:00Z");
        period(Caps.Period.MINUTE, NEW_YORK, "2025-03-03T14:01:00Z", "2025-03-03T14:01:00Z", "2025-03-03T14:02:00Z");
    }

    @Test
    void an_hour_is_an_hour_of_the_workspaces_clock_where_that_is_half_an_hour_off_too() {
        period(
                Caps.Period.HOUR,
                KOLKATA,
                "2025-03-03T10:45:00+05:30",
                "2025-03-03T10:00:00+05:30",
                "2025-03-03T11:00:00+05:30");
    }

    @Test
    void the_hour_that_comes_twice_is_two_hours() {
        period(Caps.Period.HOUR, NEW_YORK, "2025-11-02T05:30:00Z", "2025-11-02T05:00:00Z", "2025-11-02T06:00:00Z");
        period(Caps.Period.HOUR, NEW_YORK, "2025-11-02T06:30:00Z", "2025-11-02T06:00:00Z", "2025-11-02T07:00:00Z");
    }

    @Test
    void a_day_is_a_day_of_the_workspace_of_23_or_25_hours_where_clocks_change() {
        period(Caps.Period.DAY, NEW_YORK, "2025-03-09T12:00:00-04:00", "2025-03-09T05:00:00Z", "2025-03-10T04:00:00Z");
        period(Caps.Period.DAY, NEW_YORK, "2025-11-02T12:00:00-05:00", "2025-11-02T04:00:00Z", "2025-11-03T05:00:00Z");
    }

    @Test
    void a_cap_set_twice_is_the_last_one() {
        Caps caps = Caps.NONE
                .perWorkspace(Channel.EMAIL, Caps.Period.DAY, 50)
                .perSender(Channel.EMAIL, Caps.Period.DAY, 20)
                .perWorkspace(Channel.EMAIL, Caps.Period.DAY, 60);
        assertThat(caps.all())
                .containsExactlyInAnyOrder(
                        new Caps.Cap(Channel.EMAIL, Caps.Of.WORKSPACE, Caps.Period.DAY, 60),
                        new Caps.Cap(Channel.EMAIL, Caps.Of.SENDER, Caps.Period.DAY, 20));
        assertThat(caps.concern(Channel.EMAIL)).isTrue();
        assertThat(caps.concern(Channel.SMS)).isFalse();
    }

    @Test
    void a_cap_of_0_is_refused() {
        assertThatThrownBy(() -> Caps.NONE.perWorkspace(Channel.SMS, Caps.Period.MINUTE, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cap 0 of SMS per MINUTE");
    }

    private static void period(Caps.Period period, ZoneId zone, String at, String start, String end) {
        assertThat(period.start(Instant.parse(at), zone)).isEqualTo(start);
        assertThat(period.end(Instant.parse(at), zone)).isEqualTo(end);
    }
}

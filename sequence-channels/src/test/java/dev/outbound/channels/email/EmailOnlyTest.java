package dev.outbound.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.channels.ChildJvm;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmailOnlyTest {

    /** What the phone provider's SDK brings along. */
    private static final List<String> SDK = List.of(
            "/com/twilio/",
            "/org/apache/httpcomponents/",
            "/com/fasterxml/",
            "/io/jsonwebtoken/",
            "/com/auth0/",
            "/com/google/code/gson/",
            "/org/json/",
            "/org/codehaus/woodstox/",
            "/commons-codec/",
            "/commons-io/");

    @Test
    void mail_goes_and_comes_without_the_phone_providers_sdk_on_the_class_path() throws Exception {
        try (ScriptedRelay relay = new ScriptedRelay()) {
            String output = ChildJvm.run(
                    EmailOnlyHost.class,
                    entry -> SDK.stream().noneMatch(entry.replace('\\', '/')::contains),
                    List.of(),
                    List.of(Integer.toString(relay.port())));
            assertThat(output)
                    .contains("SDK: false, JSON: false", "sent: Accepted", "read: true")
                    .doesNotContain("NoClassDefFoundError");
            assertThat(relay.messages).hasSize(1);
        }
    }
}

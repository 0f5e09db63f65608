package dev.outbound.channels.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.channels.ChildJvm;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTest {

    @Test
    void at_the_lowest_level_no_log_holds_token_number_or_words() throws Exception {
        String output = ChildJvm.run(
                LoudHost.class, entry -> true, List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=trace"), List.of());
        String login = Base64.getEncoder()
                .encodeToString((Phones.ACCOUNT + ":" + Phones.TOKEN).getBytes(StandardCharsets.UTF_8));
        assertThat(output)
                .contains("it is loud", "Accepted", "Rejected", "InboundText[SM", "done")
                .doesNotContain(
                        Phones.TOKEN, Phones.CALLBACK_SECRET, login, Phones.TO, Phones.TO.substring(1), Phones.WORDS);
    }
}

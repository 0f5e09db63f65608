package dev.outbound.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.channels.ChildJvm;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A whole run with all that can go wrong, every log at its loudest, and everything that may not stand in one. */
class CanaryLogTest {

    private static final List<String> LOUD = List.of(
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
            "-Dorg.slf4j.simpleLogger.log.dev.outbound.dispatch=trace",
            "-Dorg.slf4j.simpleLogger.log.dev.outbound.activity=trace",
            "-Dorg.slf4j.simpleLogger.log.dev.outbound.generation=trace");

    @Test
    void no_log_of_a_run_with_everything_that_can_go_wrong_holds_an_address_name_word_token_or_secret()
            throws Exception {
        String output = ChildJvm.run(CanaryHost.class, entry -> true, LOUD, List.of());
        assertThat(output)
                .contains(
                        "it is loud",
                        "TwilioRestClient",
                        "jakarta.mail.Session",
                        "mails taken: ",
                        "AUTO_REPLY",
                        "REPLIED",
                        "OPTED_OUT",
                        "BOUNCE",
                        "COMPLAINT")
                .contains("UNMATCHED", "unsubscribed: true", "unsubscribed: false", "InboundText[SM")
                .contains(
                        "a tick failed", "listener failed", "draft writer failed on", "draft writer failed to rewrite")
                .contains("channel EMAIL failed on", "what they need cannot be read", "refused", "done");
        String lower = output.toLowerCase(Locale.ROOT);
        for (String mark : Canaries.marks()) {
            assertThat(lower.lines().filter(line -> line.contains(mark.toLowerCase(Locale.ROOT))))
                    .as(mark)
                    .isEmpty();
        }
        assertThat(output.lines().filter(line -> line.matches(".*(/u/[\\w-]{20,}|[rb]\\+[a-z2-7]{48}).*")))
                .as("signed links and addresses")
                .isEmpty();
    }
}

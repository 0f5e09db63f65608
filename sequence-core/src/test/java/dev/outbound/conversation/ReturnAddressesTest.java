package dev.outbound.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.EmailAddress;
import dev.outbound.conversation.ReturnAddresses.Purpose;
import dev.outbound.fixture.World;
import dev.outbound.touch.TouchId;
import dev.outbound.workspace.SendingDomain;
import dev.outbound.workspace.WorkspaceId;
import dev.outbound.workspace.WorkspaceSettings;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReturnAddressesTest {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final TouchId TOUCH = new TouchId(UUID.fromString("01890000-0000-7000-8000-000000000001"));
    private static final WorkspaceSettings ACME = World.settings()
            .withDomain(new SendingDomain("mail.acme.example", true)
                    .withReplies("reply.acme.example")
                    .withBounces("bounce.acme.example"));

    private final ReturnAddresses addresses = new ReturnAddresses(secret("one"));

    @Test
    void an_address_has_50_of_64_octets_before_the_at_in_small_letters_and_leads_back_to_its_touch() {
        EmailAddress reply = reply();
        EmailAddress bounce = addresses.bounces(ACME, TOUCH).orElseThrow();
        assertThat(reply.value()).matches("r\\+[a-z2-7]{48}@reply\\.acme\\.example");
        assertThat(bounce.value()).matches("b\\+[a-z2-7]{48}@bounce\\.acme\\.example");
        assertThat(addresses.touch(Purpose.REPLY, ACME.id(), reply)).contains(TOUCH);
        assertThat(addresses.touch(Purpose.BOUNCE, ACME.id(), bounce)).contains(TOUCH);
    }

    @Test
    void a_workspace_that_names_no_domains_has_no_such_addresses() {
        assertThat(addresses.replies(World.settings(), TOUCH)).isEmpty();
        assertThat(addresses.bounces(World.settings(), TOUCH)).isEmpty();
    }

    @Test
    void an_address_in_capitals_or_of_another_domain_is_still_read() {
        String local = reply().localPart();
        assertThat(read(local.toUpperCase(Locale.ROOT) + "@REPLY.ACME.EXAMPLE")).contains(TOUCH);
        assertThat(read(local + "@former.acme.example")).contains(TOUCH);
    }

    @Test
    void a_token_for_replies_is_none_for_bounces() {
        String token = reply().localPart().substring(2);
        EmailAddress swapped = EmailAddress.of("b+" + token + "@bounce.acme.example");
        assertThat(addresses.touch(Purpose.BOUNCE, ACME.id(), swapped)).isEmpty();
        assertThat(addresses.touch(Purpose.REPLY, ACME.id(), swapped)).isEmpty();
        assertThat(addresses.touch(Purpose.BOUNCE, ACME.id(), reply())).isEmpty();
    }

    @Test
    void an_address_of_one_workspace_is_none_of_another() {
        assertThat(addresses.touch(Purpose.REPLY, new WorkspaceId("globex"), reply()))
                .isEmpty();
    }

    @Test
    void an_address_of_a_former_secret_counts_as_long_as_the_secret_is_given() {
        assertThat(new ReturnAddresses(secret("two"), secret("one")).touch(Purpose.REPLY, ACME.id(), reply()))
                .contains(TOUCH);
        assertThat(new ReturnAddresses(secret("two")).touch(Purpose.REPLY, ACME.id(), reply()))
                .isEmpty();
    }

    @Test
    void no_address_with_any_octet_changed_is_read() {
        String local = reply().localPart();
        for (int i = 0; i < local.length(); i++) {
            for (int c = '!'; c < 127; c++) {
                boolean same = Character.toLowerCase((char) c) == local.charAt(i);
                Optional<EmailAddress> changed = EmailAddress.parse(
                        local.substring(0, i) + (char) c + local.substring(i + 1) + "@reply.acme.example");
                if (!same && changed.isPresent()) {
                    assertThat(addresses.touch(Purpose.REPLY, ACME.id(), changed.get()))
                            .isEmpty();
                    assertThat(addresses.touch(Purpose.BOUNCE, ACME.id(), changed.get()))
                            .isEmpty();
                }
            }
            assertThat(read(local.substring(0, i) + local.substring(i + 1) + "@reply.acme.example"))
                    .isEmpty();
        }
    }

    @Test
    void of_1_000_000_mutated_tokens_none_is_read_within_20_seconds_of_processor_time() {
        String genuine = reply().localPart();
        long seed = 20_261_129;
        SplittableRandom random = new SplittableRandom(seed);
        List<String> accepted = new ArrayList<>();
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int n = 0; n < 1_000_000; n++) {
            StringBuilder mutant = new StringBuilder(genuine);
            int changes = 1 + random.nextInt(4);
            for (int k = 0; k < changes; k++) {
                mutant.setCharAt(
                        2 + random.nextInt(mutant.length() - 2), ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            String local = mutant.toString();
            if (!local.equals(genuine) && read(local + "@reply.acme.example").isPresent()) {
                accepted.add(local);
            }
        }
        assertThat(accepted).as("seed %s", seed).isEmpty();
        assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start))
                .isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void anything_that_is_no_token_is_not_read_and_does_not_throw() {
        for (String local : new String[] {"r", "b", "r+", "r+a", "r+aaaaaaaa", "r+" + "a".repeat(48), "r-x", "bob+r"}) {
            assertThat(read(local + "@reply.acme.example")).as(local).isEmpty();
        }
    }

    private EmailAddress reply() {
        return addresses.replies(ACME, TOUCH).orElseThrow();
    }

    private Optional<TouchId> read(String address) {
        return addresses.touch(Purpose.REPLY, ACME.id(), EmailAddress.of(address));
    }

    private static byte[] secret(String name) {
        return (name + " secret that is longer than thirty-two bytes").getBytes(StandardCharsets.UTF_8);
    }
}

package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.address.EmailAddress;
import dev.outbound.conversation.ReturnAddresses;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundEmail;
import dev.outbound.inbound.InboundKind;
import dev.outbound.inbound.InboundResult;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import dev.outbound.workspace.WorkspaceSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails that name a message of ours by the signed address they were delivered to. Every storage behaves the same. */
public abstract class ReturnAddressScenarios {

    private static final Step HELLO = Step.email(0, "Hello");
    private static final Step PROOF = Step.email(3, "Proof");
    private static final InboundKind HUMAN = new InboundKind.HumanReply(false);

    private World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        world.people.add("ann");
        world.signReturnAddresses();
    }

    @Test
    void a_machine_that_answers_to_where_reports_go_is_matched() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        assertThat(world.delivered(
                        "robot@elsewhere.example",
                        new InboundKind.AutoReply(Optional.empty()),
                        world.mails.messages().get(0).envelopeSender()))
                .isEqualTo(InboundResult.AUTO_REPLY);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.PAUSED);
    }

    @Test
    void a_mail_to_the_unsubscribe_address_opts_out_whoever_sends_it_and_is_no_reply() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        EmailAddress out = world.mails.messages().get(0).unsubscribeTo().orElseThrow();
        assertThat(out.domain()).isEqualTo("reply.acme.example");
        InboundEmail mail =
                world.deliveredTo("robot@provider.example", new InboundKind.AutoReply(Optional.empty()), out);
        assertThat(world.engine.inbound().email(World.ACME, mail)).isEqualTo(InboundResult.OPTED_OUT);
        assertThat(world.engine.inbound().email(World.ACME, mail)).isEqualTo(InboundResult.DUPLICATE);
        assertThat(world.delivered("ann@elsewhere.example", HUMAN, out)).isEqualTo(InboundResult.OPTED_OUT);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.SUPPRESSED);
        assertThat(world.acme
                        .suppressions()
                        .isSuppressed(EmailAddress.of("ann@people.example").key()))
                .isTrue();
        assertThat(world.acme.inbox(PageRequest.first(10)).items()).isEmpty();
    }

    @Test
    void a_report_that_reached_the_unsubscribe_address_opts_nobody_out() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        EmailAddress out = world.mails.messages().get(0).unsubscribeTo().orElseThrow();
        world.delivered("daemon@elsewhere.example", new InboundKind.DeliveryReport(List.of()), out);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.ACTIVE);
    }

    @Test
    void without_a_domain_for_answers_a_mail_is_left_by_its_link_alone() {
        World plain = new World(emptyStorage());
        plain.people.add("ann");
        plain.launched(List.of("ann"), HELLO);
        plain.tick();
        assertThat(plain.mails.messages().get(0).unsubscribeTo()).isEmpty();
    }

    @Test
    void an_address_somebody_made_up_or_of_another_workspace_leads_nowhere() {
        SequenceId id = world.launched(List.of("ann"), HELLO, PROOF);
        world.tick();
        String local = world.mails.messages().get(0).replyTo().orElseThrow().localPart();
        char last = local.charAt(local.length() - 1);
        EmailAddress forged = EmailAddress.of(
                local.substring(0, local.length() - 1) + (last == 'a' ? 'b' : 'a') + "@reply.acme.example");
        assertThat(world.delivered("stranger@elsewhere.example", HUMAN, forged)).isEqualTo(InboundResult.UNMATCHED);
        EmailAddress foreign = new ReturnAddresses(World.SECRET)
                .replies(
                        new WorkspaceSettings(
                                new WorkspaceId("globex"),
                                world.settings.zone(),
                                world.settings.domain(),
                                world.settings.identity(),
                                world.settings.numbers(),
                                Set.of()),
                        world.touch(id, "ann", 1).id())
                .orElseThrow();
        assertThat(world.delivered("stranger@elsewhere.example", HUMAN, foreign))
                .isEqualTo(InboundResult.UNMATCHED);
        assertThat(world.enrollment(id, "ann").status()).isEqualTo(EnrollmentStatus.ACTIVE);
    }
}

package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.TEXT;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.aMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.address.Channel;
import dev.outbound.conversation.Conversations;
import dev.outbound.conversation.Message;
import dev.outbound.conversation.Message.Direction;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.store.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every implementation of {@link Conversations} does. */
public abstract class ConversationsContract extends StorageContract {

    private final EnrollmentId ann = new EnrollmentId(Samples.id());
    private final EnrollmentId bob = new EnrollmentId(Samples.id());
    private Conversations conversations;

    @BeforeEach
    void conversations() {
        conversations = storage.conversations();
    }

    @Test
    void a_message_with_everything_set_comes_back_the_same() {
        Message message = new Message(
                Samples.id(),
                ann,
                Channel.EMAIL,
                Direction.OUTBOUND,
                Optional.of(20),
                Optional.of("<Aé.1@example.com>"),
                true,
                "Grüße 🚀",
                TEXT.repeat(500),
                NOW);
        conversations.append(HERE, List.of(message));
        assertThat(conversations.ofEnrollments(HERE, List.of(ann))).containsExactly(message);
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void a_message_with_nothing_set_comes_back_the_same_on_every_channel(Channel channel) {
        Message message = new Message(
                Samples.id(), ann, channel, Direction.INBOUND, Optional.empty(), Optional.empty(), false, "", "", NOW);
        conversations.append(HERE, List.of(message));
        assertThat(conversations.ofEnrollments(HERE, List.of(ann))).containsExactly(message);
    }

    @Test
    void messages_come_oldest_first_per_enrollment_whenever_they_were_appended() {
        Message third = aMessage(ann, Direction.OUTBOUND, NOW.plusSeconds(3));
        Message first = aMessage(ann, Direction.OUTBOUND, NOW.plusSeconds(1));
        Message second = aMessage(ann, Direction.INBOUND, NOW.plusSeconds(2));
        Message bobs = aMessage(bob, Direction.OUTBOUND, NOW);
        conversations.append(HERE, List.of(third, bobs));
        conversations.append(HERE, List.of(first, second));
        conversations.append(HERE, List.of());
        assertThat(conversations.ofEnrollments(HERE, List.of(ann, ann))).containsExactly(first, second, third);
        assertThat(conversations.ofEnrollments(HERE, List.of(bob, ann, new EnrollmentId(Samples.id()))))
                .containsExactlyInAnyOrder(first, second, third, bobs)
                .containsSubsequence(first, second, third);
        assertThat(conversations.ofEnrollments(HERE, List.of())).isEmpty();
    }

    @Test
    void the_inbox_has_what_came_in_newest_first_each_once() {
        List<Message> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Message message = aMessage(i % 2 == 0 ? ann : bob, Direction.INBOUND, NOW.plusSeconds(i));
            expected.add(0, message);
            conversations.append(HERE, List.of(message, aMessage(ann, Direction.OUTBOUND, NOW.plusSeconds(i))));
        }
        conversations.append(THERE, List.of(aMessage(ann, Direction.INBOUND, NOW)));
        assertThat(allByTwos(page -> conversations.inbox(HERE, page))).isEqualTo(expected);
    }

    @Test
    void messages_of_one_instant_are_paged_once_each() {
        List<Message> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(aMessage(ann, Direction.INBOUND, NOW));
        }
        conversations.append(HERE, all);
        assertThat(allByTwos(page -> conversations.inbox(HERE, page))).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void an_inbound_message_is_first_seen_once_per_workspace_source_and_id() {
        assertThat(conversations.firstSeen(HERE, "mail", "<a@b>", NOW)).isTrue();
        assertThat(conversations.firstSeen(HERE, "mail", "<a@b>", NOW.plusSeconds(9)))
                .isFalse();
        assertThat(conversations.firstSeen(HERE, "sms", "<a@b>", NOW)).isTrue();
        assertThat(conversations.firstSeen(HERE, "mail", "<A@b>", NOW)).isTrue();
        assertThat(conversations.firstSeen(THERE, "mail", "<a@b>", NOW)).isTrue();
    }

    @Test
    void a_message_whose_processing_failed_is_first_seen_again() {
        assertThatThrownBy(() -> storage.transactions().run(() -> {
                    assertThat(conversations.firstSeen(HERE, "mail", "1", NOW)).isTrue();
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        assertThat(conversations.firstSeen(HERE, "mail", "1", NOW)).isTrue();
    }

    @Test
    void of_several_who_see_one_message_at_once_exactly_one_is_the_first() {
        List<Callable<Boolean>> works = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            works.add(() -> conversations.firstSeen(HERE, "mail", "1", NOW));
        }
        assertThat(Threads.atOnce(works)).containsOnlyOnce(true);
    }

    @Test
    void whoever_sees_a_message_that_is_being_processed_waits_for_the_first() {
        Boolean second = Threads.secondAfter(
                storage.transactions(),
                () -> assertThat(conversations.firstSeen(HERE, "mail", "1", NOW))
                        .isTrue(),
                () -> conversations.firstSeen(HERE, "mail", "1", NOW));
        assertThat(second).isFalse();
    }

    @Test
    void what_belongs_to_another_workspace_is_not_found() {
        conversations.append(THERE, List.of(aMessage(ann, Direction.INBOUND, NOW)));
        assertThat(conversations.ofEnrollments(HERE, List.of(ann))).isEmpty();
        assertThat(conversations.inbox(HERE, PageRequest.first(10)).items()).isEmpty();
    }
}

package dev.outbound.conversation;

import dev.outbound.address.Channel;
import dev.outbound.address.PhoneNumber;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.touch.Touch;
import dev.outbound.touch.Touches;
import dev.outbound.workspace.WorkspaceId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Texts and calls with one number. Nothing in a text says what it answers, so their thread is the number itself, whatever
 * sequences wrote to it.
 */
public final class PhoneThread {

    private final Touches touches;
    private final Conversations conversations;

    public PhoneThread(Touches touches, Conversations conversations) {
        this.touches = touches;
        this.conversations = conversations;
    }

    /**
     * What went to the number and what came back, oldest first. An answer belongs to the text it was taken to answer; of a
     * contact whose number changed it stands in the threads of both.
     */
    public List<Message> with(WorkspaceId workspace, PhoneNumber number) {
        Map<EnrollmentId, Set<Integer>> sent = new HashMap<>();
        for (Touch touch : touches.begunTo(workspace, number.key(), Set.of(Channel.SMS, Channel.VOICE))) {
            sent.computeIfAbsent(touch.enrollment(), e -> new HashSet<>()).add(touch.position());
        }
        return conversations.ofEnrollments(workspace, sent.keySet()).stream()
                .filter(message -> message.channel() != Channel.EMAIL)
                .filter(message -> message.position()
                        .map(sent.getOrDefault(message.enrollment(), Set.of())::contains)
                        .orElse(true))
                .sorted(Comparator.comparing(Message::at))
                .toList();
    }
}

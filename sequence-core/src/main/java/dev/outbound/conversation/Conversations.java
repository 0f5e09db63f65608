package dev.outbound.conversation;

import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Store of the messages that went out and came back. */
public interface Conversations {

    /** Appends within the caller's transaction. */
    void append(WorkspaceId workspace, Collection<Message> messages);

    /** The messages of these enrollments, oldest first per enrollment. */
    List<Message> ofEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments);

    /** Puts a text in the place of the words and subjects of these enrollments' messages, and removes the ids of theirs. */
    void redact(WorkspaceId workspace, Collection<EnrollmentId> enrollments, String by);

    /** What came in, newest first. */
    Page<Message> inbox(WorkspaceId workspace, PageRequest page);

    /**
     * Notes that an inbound message is being processed, in the same transaction as its effects.
     *
     * @return false if it was noted before: it is a repetition and must have no effect
     */
    boolean firstSeen(WorkspaceId workspace, String source, String providerId, Instant now);
}

package dev.outbound.simulation;

import dev.outbound.activity.Activity;
import dev.outbound.address.AddressKey;
import dev.outbound.conversation.Message;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftId;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one transaction has written so far. */
final class Changes {

    final Map<SequenceId, Sequence> sequences = new LinkedHashMap<>();
    final Map<EnrollmentId, Enrollment> enrollments = new LinkedHashMap<>();
    final Map<DraftId, Draft> drafts = new LinkedHashMap<>();
    final Map<TouchId, Touch> touches = new LinkedHashMap<>();
    final List<Attempt> begun = new ArrayList<>();
    final List<Attempt> ended = new ArrayList<>();
    final List<Activity> activities = new ArrayList<>();
    final List<Message> messages = new ArrayList<>();
    final Map<AddressKey, Boolean> suppressions = new LinkedHashMap<>();

    /** The sequences whose touches were deleted. */
    final List<SequenceId> unscheduled = new ArrayList<>();

    void clear() {
        unscheduled.clear();
        sequences.clear();
        enrollments.clear();
        drafts.clear();
        touches.clear();
        begun.clear();
        ended.clear();
        activities.clear();
        messages.clear();
        suppressions.clear();
    }
}

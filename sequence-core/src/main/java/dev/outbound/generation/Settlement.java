package dev.outbound.generation;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.course.Course;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftStatus;
import dev.outbound.enrollment.EnrollmentStatus;
import java.util.Map;
import java.util.Optional;

/** Moves an enrollment on when its drafts have been written, or the last one that could not be was dealt with. */
public final class Settlement {

    private Settlement() {}

    /** To be called after every change of an enrollment's drafts; does nothing where nothing is settled. */
    public static void of(Course course) {
        EnrollmentStatus status = course.enrollment().status();
        boolean isWritten = status == EnrollmentStatus.GENERATING
                && course.drafts().stream().allMatch(d -> d.status().isSettled());
        if (!isWritten && status != EnrollmentStatus.GENERATION_FAILED) {
            return;
        }
        Optional<Draft> failed = course.drafts().stream()
                .filter(d -> d.status() == DraftStatus.FAILED)
                .findFirst();
        if (failed.isEmpty()) {
            course.put(course.enrollment().become(EnrollmentStatus.IN_REVIEW));
            course.note(ActivityType.ENROLLMENT_IN_REVIEW);
        } else if (isWritten) {
            String reason = course.step(failed.get().position()).name() + ": "
                    + failed.get().problem().orElse("failed");
            course.put(course.enrollment().failed(reason));
            course.note(ActivityType.ENROLLMENT_FAILED, Map.of(Data.REASON, reason));
        }
    }
}

package dev.outbound.simulation;

import dev.outbound.contact.Contact;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.Drafts;
import dev.outbound.enrollment.Anchor;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.sequence.Sequence;
import dev.outbound.workspace.WorkspaceId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows every step on the day one gets by adding 24 hours for each of its days. */
final class DraftsOf24Hours extends ForwardingDrafts {

    private final SimWorld world;
    private final Map<DraftId, Integer> shown = new HashMap<>();

    DraftsOf24Hours(SimWorld world, Drafts inner) {
        super(inner);
        this.world = world;
    }

    @Override
    public List<Draft> ofEnrollments(WorkspaceId workspace, Collection<EnrollmentId> enrollments) {
        return inner.ofEnrollments(workspace, enrollments).stream()
                .map(this::shown)
                .toList();
    }

    @Override
    public void save(WorkspaceId workspace, Collection<Draft> drafts) {
        inner.save(workspace, drafts.stream().map(this::real).toList());
    }

    private Draft shown(Draft draft) {
        Optional<Enrollment> enrollment = world.books().find(draft.enrollment());
        Optional<Anchor> anchor = enrollment.flatMap(Enrollment::anchor);
        Optional<Sequence> sequence = world.books().find(draft.sequence());
        if (draft.edits().dayOverride().isPresent() || anchor.isEmpty() || sequence.isEmpty()) {
            return draft;
        }
        ZoneId zone = world.crm()
                .find(enrollment.get().contact())
                .flatMap(Contact::knownZone)
                .orElse(SimWorld.ACME.zone());
        int day = sequence.get().recipe().step(draft.position()).day();
        LocalDate date = LocalDate.ofInstant(anchor.get().at().plus(Duration.ofHours(24L * day)), zone);
        int wrong = (int) ChronoUnit.DAYS.between(anchor.get().date(), date);
        if (wrong == day || wrong < 0) {
            return draft;
        }
        shown.put(draft.id(), wrong);
        return draft.withDay(Optional.of(wrong));
    }

    private Draft real(Draft draft) {
        Optional<Integer> wrong = Optional.ofNullable(shown.get(draft.id()));
        return wrong.isPresent() && wrong.equals(draft.edits().dayOverride()) ? draft.withDay(Optional.empty()) : draft;
    }
}

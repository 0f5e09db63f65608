package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.TEXT;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.anActivity;
import static dev.outbound.contract.Samples.anEnrollment;
import static dev.outbound.contract.Samples.contact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.activity.Activity;
import dev.outbound.activity.ActivityLog;
import dev.outbound.activity.ActivityLog.Filter;
import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Subject;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.sequence.SequenceId;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.Actor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every implementation of {@link ActivityLog} does; {@link OutboxContract} has what is queued. */
public abstract class ActivityLogContract extends StorageContract {

    private static final PageRequest PAGE = PageRequest.first(10);

    private final SequenceId sequence = new SequenceId(Samples.id());
    private final Enrollment ann = anEnrollment(sequence, "ann");
    private final Enrollment bob = anEnrollment(sequence, "bob");
    private ActivityLog activities;

    @BeforeEach
    void activities() {
        activities = storage.activities();
    }

    @Test
    void an_activity_with_everything_set_comes_back_the_same() {
        Activity activity = new Activity(
                Samples.id(),
                NOW,
                ActivityType.TOUCH_SENT,
                Actor.user("Zoé 🚀 O'Neil"),
                Subject.of(ann, 20),
                Map.of(Data.REASON, TEXT, Data.NAME, "", Data.TO, "a=b&c={\"d\"}"));
        assertThat(stored(activity)).isEqualTo(activity);
    }

    @Test
    void an_activity_with_nothing_set_comes_back_the_same() {
        Activity activity =
                new Activity(Samples.id(), NOW, ActivityType.LIST_CREATED, Actor.SYSTEM, Subject.WORKSPACE, Map.of());
        assertThat(stored(activity)).isEqualTo(activity);
    }

    @ParameterizedTest
    @EnumSource(ActivityType.class)
    void every_type_can_be_stored(ActivityType type) {
        Activity activity = new Activity(Samples.id(), NOW, type, Actor.SYSTEM, Subject.of(sequence), Map.of());
        assertThat(stored(activity)).isEqualTo(activity);
    }

    @ParameterizedTest
    @EnumSource(Actor.Kind.class)
    void every_kind_of_actor_can_be_stored(Actor.Kind kind) {
        Activity activity = new Activity(
                Samples.id(), NOW, ActivityType.ENROLLED, new Actor(kind, "x"), Subject.WORKSPACE, Map.of());
        assertThat(stored(activity)).isEqualTo(activity);
    }

    @Test
    void pages_go_newest_first_through_every_activity_once() {
        List<Activity> expected = new ArrayList<>();
        for (int batch = 0; batch < 3; batch++) {
            List<Activity> some = List.of(anActivity(Subject.WORKSPACE), anActivity(Subject.of(ann)));
            activities.append(HERE, some);
            expected.addAll(some);
        }
        activities.append(HERE, List.of());
        activities.append(THERE, List.of(anActivity(Subject.of(ann))));
        Collections.reverse(expected);
        assertThat(allByTwos(page -> activities.page(HERE, Filter.ALL, page))).isEqualTo(expected);
    }

    @Test
    void a_newer_activity_does_not_shift_the_next_page() {
        Activity oldest = anActivity(Subject.WORKSPACE);
        activities.append(HERE, List.of(oldest, anActivity(Subject.WORKSPACE)));
        Page<Activity> first = activities.page(HERE, Filter.ALL, PageRequest.first(1));
        activities.append(HERE, List.of(anActivity(Subject.WORKSPACE)));
        assertThat(activities.page(
                        HERE, Filter.ALL, PageRequest.after(1, first.next().orElseThrow())))
                .isEqualTo(new Page<>(List.of(oldest), Optional.empty()));
    }

    @Test
    void a_filter_gives_what_concerns_one_sequence_enrollment_or_contact() {
        Enrollment elsewhere = anEnrollment(new SequenceId(Samples.id()), "ann");
        Activity ofWorkspace = anActivity(Subject.WORKSPACE);
        Activity ofSequence = anActivity(Subject.of(sequence));
        Activity ofAnn = anActivity(Subject.of(ann));
        Activity ofAnnsStep = anActivity(Subject.of(ann, 2));
        Activity ofBob = anActivity(Subject.of(bob));
        Activity ofAnnElsewhere = anActivity(Subject.of(elsewhere));
        activities.append(HERE, List.of(ofWorkspace, ofSequence, ofAnn, ofAnnsStep, ofBob, ofAnnElsewhere));
        assertThat(allByTwos(page -> activities.page(HERE, Filter.of(sequence), page)))
                .containsExactly(ofBob, ofAnnsStep, ofAnn, ofSequence);
        assertThat(allByTwos(page -> activities.page(HERE, Filter.of(ann.id()), page)))
                .containsExactly(ofAnnsStep, ofAnn);
        assertThat(allByTwos(page -> activities.page(HERE, Filter.of(contact("ann")), page)))
                .containsExactly(ofAnnElsewhere, ofAnnsStep, ofAnn);
    }

    @Test
    void filters_narrow_each_other() {
        Activity ofAnn = anActivity(Subject.of(ann));
        activities.append(
                HERE,
                List.of(
                        ofAnn,
                        anActivity(Subject.of(bob)),
                        anActivity(Subject.of(anEnrollment(new SequenceId(Samples.id()), "ann")))));
        assertThat(page(new Filter(Optional.of(sequence), Optional.empty(), Optional.of(contact("ann")))))
                .containsExactly(ofAnn);
        assertThat(page(new Filter(Optional.of(sequence), Optional.of(ann.id()), Optional.of(contact("ann")))))
                .containsExactly(ofAnn);
        assertThat(page(new Filter(Optional.of(sequence), Optional.of(ann.id()), Optional.of(contact("bob")))))
                .isEmpty();
    }

    @Test
    void what_belongs_to_another_workspace_is_not_found() {
        activities.append(THERE, List.of(anActivity(Subject.of(ann))));
        assertThat(page(Filter.ALL)).isEmpty();
        assertThat(page(Filter.of(sequence))).isEmpty();
        assertThat(page(Filter.of(ann.id()))).isEmpty();
        assertThat(page(Filter.of(contact("ann")))).isEmpty();
    }

    private List<Activity> page(Filter filter) {
        return activities.page(HERE, filter, PAGE).items();
    }

    private Activity stored(Activity activity) {
        activities.append(HERE, List.of(activity));
        List<Activity> page = page(Filter.ALL);
        assertThat(page).hasSize(1);
        return page.get(0);
    }
}

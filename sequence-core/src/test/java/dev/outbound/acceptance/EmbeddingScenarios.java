package dev.outbound.acceptance;

import static dev.outbound.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.Workspace;
import dev.outbound.contact.ContactId;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftStatus;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.fixture.WatchedStorage;
import dev.outbound.fixture.World;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.template.TemplateRef;
import dev.outbound.touch.Touch;
import dev.outbound.workspace.Actor;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The library inside a host, as the product describes it. Every storage behaves the same. */
public abstract class EmbeddingScenarios {

    private static final Step HELLO = Step.email(0, "Hello");

    protected World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
    }

    @Test
    void of_two_people_who_decide_on_one_draft_at_once_the_second_gets_a_conflict() {
        world.people.add("two");
        SequenceId id = world.reviewed(List.of("two"), Step.email(0, "Hello"));
        Draft read = world.draft(id, "two", 1);
        Workspace other = world.engine.workspace(World.ACME, Actor.user("maria"));
        other.reviews().skip(read.id(), read.version());
        refused(ErrorCode.CONFLICT, () -> world.acme.reviews().approve(read.id(), read.version()));
        assertThat(world.draft(id, "two", 1).status()).isEqualTo(DraftStatus.SKIPPED);
    }

    @Test
    void a_launch_of_600_people_that_fails_in_its_last_part_activates_nobody_and_then_everybody() {
        AtomicInteger adds = new AtomicInteger();
        world = new World(WatchedStorage.of(emptyStorage(), call -> {
            if (call.equals("touches.add") && adds.incrementAndGet() == 2) {
                throw new IllegalStateException("the database is gone");
            }
        }));
        List<String> people =
                IntStream.rangeClosed(1, 600).mapToObj("p%03d"::formatted).toList();
        people.forEach(world.people::add);
        SequenceId id = world.reviewed(people, HELLO);
        world.approveAll(id);

        assertThatThrownBy(() -> world.launch(id, LaunchOptions.now())).hasMessage("the database is gone");
        assertThat(world.sequence(id).status()).isEqualTo(SequenceStatus.IN_REVIEW);
        assertThat(world.acme.stats(id).enrollments()).isEqualTo(Map.of(EnrollmentStatus.IN_REVIEW, 600));
        assertThat(world.acme.stats(id).touches()).isEmpty();

        world.launch(id, LaunchOptions.now());
        assertThat(world.acme.stats(id).enrollments()).isEqualTo(Map.of(EnrollmentStatus.ACTIVE, 600));
    }

    @Test
    void the_servers_zone_and_language_change_no_result() {
        List<String> expected = ran();
        assertThat(expected).hasSizeGreaterThan(15);
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            for (String other : List.of("Pacific/Kiritimati", "America/St_Johns")) {
                for (String language : List.of("tr-TR", "ar-SA-u-nu-arab", "th-TH-u-ca-buddhist")) {
                    TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(other)));
                    Locale.setDefault(Locale.forLanguageTag(language));
                    assertThat(ran()).as("%s in %s", language, other).isEqualTo(expected);
                }
            }
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    /** A week of a stock template, in words. */
    private List<String> ran() {
        world = new World(emptyStorage());
        world.people.add("IDA");
        world.people.add("lim", "Asia/Kolkata");
        Recipients both = Recipients.contacts(new ContactId("IDA"), new ContactId("lim"));
        SequenceId id = world.acme
                .compose()
                .fromTemplate(new TemplateRef.Stock("inbound-fast-follow"), "TITLE III", both)
                .id();
        world.acme.templates().save(id, "TITLE III");
        world.acme.drafting().generate(id);
        world.engine.generator().drain();
        world.approveAll(id);
        world.launch(id, LaunchOptions.now());
        world.tick();
        for (int day = 4; day <= 10; day++) {
            for (int hour = 0; hour < 24; hour += 3) {
                world.at(String.format(Locale.ROOT, "2025-03-%02dT%02d:00:00Z", day, hour));
            }
        }
        List<String> words = new ArrayList<>();
        world.mails
                .messages()
                .forEach(mail -> words.add(
                        mail.to().value() + mail.subject() + mail.body() + mail.unsubscribe() + mail.threading()));
        world.texts.messages().forEach(text -> words.add(text.to().value() + text.text()));
        world.calls.messages().forEach(call -> words.add(call.to().value() + call.script()));
        for (String contact : List.of("IDA", "lim")) {
            for (Touch touch : world.acme
                    .enrollments()
                    .touches(world.enrollment(id, contact).id())) {
                words.add(touch.toString());
            }
        }
        world.sequence(id)
                .recipe()
                .steps()
                .forEach(step -> words.add(step.window().toString()));
        assertThatThrownBy(() -> world.acme.templates().save(id, "title iii"))
                .isInstanceOfSatisfying(
                        SequenceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NAME_TAKEN));
        return words;
    }
}

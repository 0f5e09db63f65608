package dev.outbound.simulation;

import dev.outbound.SequenceEngine;
import dev.outbound.Workspace;
import dev.outbound.address.Channel;
import dev.outbound.address.EmailAddress;
import dev.outbound.address.PhoneNumber;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.contact.Name;
import dev.outbound.contact.Profile;
import dev.outbound.draft.Draft;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.launch.LaunchPreview;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.SendWindow;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The small world a run begins with: a few people in a few launched sequences, in calm weather. */
final class Scenario {

    /** Ordinary days, evenings, weekends, and the days around the changes of clocks. */
    private static final List<Instant> STARTS = List.of(
            Instant.parse("2025-03-03T14:00:00Z"),
            Instant.parse("2025-03-07T21:30:00Z"),
            Instant.parse("2025-03-08T04:30:00Z"),
            Instant.parse("2025-03-08T15:00:00Z"),
            Instant.parse("2025-03-29T02:30:00Z"),
            Instant.parse("2025-06-04T13:00:00Z"),
            Instant.parse("2025-10-25T22:40:00Z"),
            Instant.parse("2025-11-01T04:30:00Z"),
            Instant.parse("2025-11-02T04:30:00Z"));

    private static final List<String> ZONES = List.of(
            "America/New_York",
            "America/New_York",
            "America/Los_Angeles",
            "Europe/London",
            "Asia/Kolkata",
            "Australia/Lord_Howe");

    private static final List<SendWindow> WINDOWS = List.of(
            SendWindow.OFFICE_HOURS,
            new SendWindow(0, SendWindow.DAY),
            new SendWindow(10 * 60, 12 * 60),
            new SendWindow(7 * 60, 22 * 60));

    private final Chance chance;

    Scenario(Chance chance) {
        this.chance = chance;
    }

    Instant start() {
        return chance.of(STARTS);
    }

    int nodes() {
        return 1 + chance.below(2) + (chance.oneIn(4) ? 1 : 0);
    }

    static List<String> zones() {
        return ZONES;
    }

    void stage(SimWorld world) {
        int people = chance.oneIn(3) ? 1 + chance.below(3) : 1;
        List<ContactId> all = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            Contact contact = person(i);
            world.crm().put(contact);
            all.add(contact.id());
        }
        int sequences = chance.oneIn(3) ? 2 + (chance.oneIn(4) ? 1 : 0) : 1;
        for (int i = 0; i < sequences; i++) {
            List<ContactId> some = i == 0 ? all : all.subList(0, 1);
            launch(world, some, i);
        }
    }

    private Contact person(int number) {
        boolean noZone = chance.oneIn(16);
        boolean noPhone = chance.oneIn(12);
        return new Contact(
                new ContactId("c" + number),
                Name.of("Ann", "Lee"),
                Optional.of(EmailAddress.of("Ann" + number + "@people.example")),
                noPhone ? Optional.empty() : Optional.of(PhoneNumber.of("+1212555010" + number)),
                noZone ? Optional.empty() : Optional.of(chance.of(ZONES)),
                Profile.EMPTY,
                Map.of());
    }

    private void launch(SimWorld world, List<ContactId> people, int number) {
        Node desk = world.desk().orElseThrow(() -> new Violation("nobody at the desk"));
        Recipe recipe = Recipe.EMPTY.withGoal("Book a call").withSteps(steps());
        boolean isComposed = chance.oneIn(16);
        Node.Ending ending = desk.work("launch", engine -> {
            SequenceId id = isComposed
                    ? composed(world, desk, engine, recipe, people)
                    : new Reviewed(world, chance).sequence("Sequence " + number, recipe, people);
            LaunchOptions options = options(world);
            LaunchPreview preview = desk.people().launches().preview(id, options);
            if (preview.isPossible()) {
                desk.people().launches().launch(id, options, preview.fingerprint());
            }
        });
        Violation.unless(ending != Node.Ending.UNKNOWN, "a launch failed in calm weather");
    }

    /** A sequence that took the whole way through the engine. */
    private SequenceId composed(
            SimWorld world, Node desk, SequenceEngine engine, Recipe recipe, List<ContactId> people) {
        Workspace acme = desk.people();
        Recipients to = Recipients.contacts(people.toArray(ContactId[]::new));
        SequenceId id = acme.compose().fromRecipe("Composed", recipe, to).id();
        acme.drafting().generate(id);
        engine.generator().drain();
        for (Draft draft : world.books().drafts(id)) {
            Draft read = acme.reviews().draft(draft.id());
            read.content().filter(words -> !chance.oneIn(10)).ifPresent(words -> {
                world.facts().approve(draft.id(), words);
                acme.reviews().approve(draft.id(), read.version());
            });
        }
        return id;
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        int count = 2 + (chance.oneIn(3) ? 1 : 0) + (chance.oneIn(6) ? 1 : 0);
        int day = chance.oneIn(3) ? chance.below(2) : 0;
        for (int i = 0; i < count; i++) {
            Channel channel = chance.oneIn(2) ? Channel.EMAIL : chance.oneIn(2) ? Channel.SMS : Channel.VOICE;
            SendWindow window = chance.oneIn(2) ? SendWindow.OFFICE_HOURS : chance.of(WINDOWS);
            steps.add(new Step(channel, "Step " + i, day, window, ""));
            day += chance.below(3);
        }
        return steps;
    }

    private LaunchOptions options(SimWorld world) {
        SendRules rules =
                chance.oneIn(2) ? SendRules.DEFAULT : new SendRules(!chance.oneIn(4), chance.oneIn(4), chance.oneIn(3));
        LaunchOptions options = chance.oneIn(6)
                ? LaunchOptions.at(world.clock().instant().plus(Duration.ofHours(1 + chance.below(40))))
                : LaunchOptions.now();
        return options.rules(rules).stopOnReply(!chance.oneIn(5)).skippingImpossible();
    }
}

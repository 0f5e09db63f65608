package dev.outbound.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.Workspace;
import dev.outbound.activity.ActivityLog;
import dev.outbound.address.AddressKey;
import dev.outbound.address.EmailAddress;
import dev.outbound.contact.ContactId;
import dev.outbound.error.NotFoundException;
import dev.outbound.fixture.ForeignCalls;
import dev.outbound.fixture.TenantRows;
import dev.outbound.fixture.World;
import dev.outbound.inbound.InboundKind;
import dev.outbound.list.ContactList;
import dev.outbound.onecall.StartRequest;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.store.PageRequest;
import dev.outbound.suppression.Suppression;
import dev.outbound.template.StockTemplates;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.WorkspaceId;
import dev.outbound.workspace.WorkspaceSettings;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two tenants on one engine: one with everything, and one that asks for it. Every storage behaves the same. */
public abstract class TenantScenarios {

    private static final PageRequest PAGE = PageRequest.first(10);
    private static final ContactId ANN = new ContactId("ann");
    private static final AddressKey ANNS = EmailAddress.of("ann@people.example").key();
    private static final AddressKey EVES = EmailAddress.of("eve@people.example").key();

    /** Every use case that takes no id of ours, with what somebody gets who has nothing; for the same person and words. */
    private static final Map<String, Case> BY_WORDS = Map.ofEntries(
            Map.entry("Lists.create", Case.of(w -> w.lists().create("Q3").memberCount(), 0)),
            Map.entry("Lists.page", Case.of(w -> w.lists().page(true, PAGE).items(), List.of())),
            Map.entry("Compose.page", Case.of(w -> w.compose().page(PAGE).items(), List.of())),
            Map.entry(
                    "Compose.blank",
                    Case.of(w -> w.compose().blank("Q3 outreach").version(), 1L)),
            Map.entry(
                    "Compose.fromRecipe",
                    Case.of(
                            w -> w.compose()
                                    .fromRecipe("Q3 outreach", fastFollow(), Recipients.contacts(ANN))
                                    .version(),
                            1L)),
            Map.entry(
                    "Compose.forContact",
                    Case.of(w -> w.compose().forContact("Q3 outreach", ANN).version(), 1L)),
            Map.entry("MyTemplates.page", Case.of(w -> w.templates().page(PAGE).items(), List.of())),
            Map.entry(
                    "MyTemplates.picker",
                    Case.of(
                            w -> w.templates().picker(PAGE).items().size(),
                            StockTemplates.all().size())),
            Map.entry(
                    "SingleStarts.start",
                    Case.of(
                            w -> w.starts()
                                    .start(StartRequest.of("form-1", "Follow-up", fastFollow(), ANN))
                                    .isNew(),
                            true)),
            Map.entry(
                    "OptOuts.add",
                    Case.of(w -> w.suppressions().add(ANNS, Suppression.Source.COMPLAINT, "", Optional.of(ANN)), true)),
            Map.entry("OptOuts.addManual", Case.of(w -> w.suppressions().addManual("ann@people.example", ""), true)),
            Map.entry("OptOuts.remove", Case.of(w -> w.suppressions().remove(EVES, "mistake"), false)),
            Map.entry("OptOuts.find", Case.of(w -> w.suppressions().find(EVES), Optional.empty())),
            Map.entry("OptOuts.isSuppressed", Case.of(w -> w.suppressions().isSuppressed(EVES), false)),
            Map.entry(
                    "OptOuts.page",
                    Case.of(w -> w.suppressions().page(Optional.empty(), PAGE).items(), List.of())),
            Map.entry("Privacy.export", Case.of(w -> w.privacy().export(ANN).toList(), List.of())),
            Map.entry("Privacy.forget", Case.of(w -> w.privacy().forget(ANN).enrollments(), 0)),
            Map.entry(
                    "Workspace.activity",
                    Case.of(w -> w.activity(ActivityLog.Filter.of(ANN), PAGE).items(), List.of())),
            Map.entry("Workspace.inbox", Case.of(w -> w.inbox(PAGE).items(), List.of())));

    private World world;
    private ForeignCalls theirs;

    private record Case(Function<Workspace, Object> call, Object nothing) {
        static Case of(Function<Workspace, Object> call, Object nothing) {
            return new Case(call, nothing);
        }
    }

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage(), builder -> builder.workspaces(id -> Optional.of(settings(id))));
        world.people.add("ann");
        world.people.add("bob");
        SequenceId id = world.launched(List.of("ann", "bob"), Step.email(0, "Hello"), Step.sms(3, "One proof"));
        world.tick();
        world.reply(
                "bob@people.example",
                world.mails.messages().get(1).threading().messageId(),
                new InboundKind.HumanReply(false));
        ContactList list = world.acme.lists().create("Q3");
        world.acme.lists().add(list.id(), List.of(ANN));
        world.acme.suppressions().addManual("eve@people.example", "");
        world.acme.starts().start(StartRequest.of("form-1", "Follow-up", fastFollow(), ANN));
        theirs = new ForeignCalls(
                id,
                world.enrollment(id, "ann").id(),
                world.draft(id, "ann", 1).id(),
                world.touch(id, "ann", 1).id(),
                list.id(),
                world.acme.templates().save(id, "Ours").id());
    }

    private static Recipe fastFollow() {
        return StockTemplates.INBOUND_FAST_FOLLOW.recipe();
    }

    private static WorkspaceSettings settings(WorkspaceId id) {
        WorkspaceSettings acme = World.settings();
        return new WorkspaceSettings(
                id, acme.zone(), acme.domain(), acme.identity(), acme.numbers(), acme.blackoutDates());
    }

    private Workspace of(String workspace) {
        return world.engine.workspace(new WorkspaceId(workspace), Actor.user("eve"));
    }

    @Test
    void every_use_case_takes_an_id_or_is_called_here_with_words() {
        Set<String> known = new TreeSet<>(BY_WORDS.keySet());
        ForeignCalls.methods().forEach(method -> known.add(name(method)));
        assertThat(ForeignCalls.useCases().map(TenantScenarios::name).distinct())
                .containsExactlyInAnyOrderElementsOf(known);
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    @Test
    void every_call_with_an_id_of_another_workspace_finds_nothing_and_tells_no_more_than_for_an_id_of_nobody() {
        Workspace globex = of("globex");
        ForeignCalls nobodys = ForeignCalls.ofNobody();
        List<Object> before = TenantRows.of(world.storage, World.ACME);
        SoftAssertions softly = new SoftAssertions();
        assertThat(ForeignCalls.methods()).hasSizeGreaterThan(40);
        for (var method : ForeignCalls.methods()) {
            Throwable foreign = theirs.call(globex, method);
            Throwable none = nobodys.call(globex, method);
            softly.assertThat(foreign).as("%s", method).isInstanceOf(NotFoundException.class);
            softly.assertThat(theirs.without(String.valueOf(foreign.getMessage())))
                    .as("%s", method)
                    .isEqualTo(nobodys.without(String.valueOf(none.getMessage())));
            softly.assertThat(TenantRows.of(world.storage, World.ACME).equals(before))
                    .as("%s changed nothing", method)
                    .isTrue();
        }
        softly.assertAll();
    }

    @Test
    void every_call_for_the_same_person_or_with_the_same_words_knows_nothing_of_the_other_workspace() {
        List<Object> before = TenantRows.of(world.storage, World.ACME);
        SoftAssertions softly = new SoftAssertions();
        BY_WORDS.forEach((name, one) -> {
            softly.assertThat(one.call().apply(of(name))).as(name).isEqualTo(one.nothing());
            softly.assertThat(TenantRows.of(world.storage, World.ACME).equals(before))
                    .as("%s changed nothing", name)
                    .isTrue();
        });
        softly.assertAll();
    }
}

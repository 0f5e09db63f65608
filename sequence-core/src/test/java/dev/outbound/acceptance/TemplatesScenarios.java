package dev.outbound.acceptance;

import static dev.outbound.fixture.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.compose.Issue;
import dev.outbound.contact.ContactId;
import dev.outbound.error.ErrorCode;
import dev.outbound.fixture.World;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.SendRules;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Step;
import dev.outbound.storage.Storage;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.template.StockTemplate;
import dev.outbound.template.StockTemplates;
import dev.outbound.template.Template;
import dev.outbound.template.TemplateChoice;
import dev.outbound.template.TemplateId;
import dev.outbound.template.TemplateRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Templates and the picker, as the product describes them. Every storage behaves the same. */
public abstract class TemplatesScenarios {

    private static final Recipients ANN = Recipients.contacts(new ContactId("ann"));

    protected World world;

    protected abstract Storage emptyStorage();

    @BeforeEach
    void start() {
        world = new World(emptyStorage());
        world.people.add("ann");
    }

    @Test
    void a_template_made_of_a_running_sequence_gives_goal_tone_channels_and_steps_and_nothing_else() {
        SequenceId id = world.launched(List.of("ann"), Step.email(0, "Intro"), Step.email(3, "Nudge"));
        Template saved = world.acme.templates().save(id, "Our best");

        Sequence made = world.acme.compose().fromTemplate(new TemplateRef.User(saved.id()), "Again", Recipients.none());
        Sequence blank = world.acme.compose().blank("Blank");
        assertThat(made.recipe()).isEqualTo(world.sequence(id).recipe());
        assertThat(made.status()).isEqualTo(SequenceStatus.DRAFT);
        assertThat(made.recipients()).isEqualTo(Recipients.none());
        assertThat(made.delivery()).isEqualTo(blank.delivery());
        assertThat(world.queue(made.id())).isEmpty();
    }

    @Test
    void the_picker_shows_8_stock_templates_then_those_of_the_workspace_by_name_and_my_templates_only_the_latter() {
        saved("Winter");
        saved("autumn");
        List<TemplateChoice> all = picker(1_000);
        assertThat(all).hasSize(10);
        assertThat(all.subList(0, 8))
                .allMatch(TemplateChoice::isStock)
                .isSortedAccordingTo(Comparator.comparing(TemplateChoice::name));
        assertThat(all.subList(8, 10))
                .noneMatch(TemplateChoice::isStock)
                .extracting(TemplateChoice::name)
                .containsExactly("autumn", "Winter");
        assertThat(mine()).extracting(Template::name).containsExactly("autumn", "Winter");
    }

    @Test
    void the_picker_goes_page_by_page_of_any_size_and_ends_without_an_empty_page() {
        assertThat(pages(8)).hasSize(1);
        for (String name : List.of("a", "b", "c", "d")) {
            saved(name);
        }
        List<TemplateChoice> all = picker(1_000);
        for (int size = 1; size <= 13; size++) {
            List<List<TemplateChoice>> pages = pages(size);
            assertThat(pages).noneMatch(List::isEmpty).hasSize((12 + size - 1) / size);
            assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
        }
        refused(ErrorCode.INVALID_VALUE, () -> world.acme.templates().picker(PageRequest.after(5, "stock:none")));
    }

    @Test
    void every_template_of_the_picker_makes_a_sequence_in_one_call_and_is_found_by_its_text_form() {
        saved("Ours");
        for (TemplateChoice choice : picker(100)) {
            TemplateRef ref = TemplateRef.of(choice.ref().toString());
            Sequence made = world.acme.compose().fromTemplate(ref, "From " + choice.name(), ANN);
            assertThat(ref).isEqualTo(choice.ref());
            assertThat(made.recipe()).isEqualTo(choice.recipe());
            assertThat(made.recipients()).isEqualTo(ANN);
        }
    }

    @Test
    void a_stock_template_cannot_be_renamed_or_deleted() {
        TemplateRef stock = new TemplateRef.Stock("founder-led-outbound");
        refused(ErrorCode.READ_ONLY, () -> world.acme.templates().rename(stock, "Mine now"));
        refused(ErrorCode.READ_ONLY, () -> world.acme.templates().delete(stock));
        assertThat(world.acme.templates().choice(stock).name()).isEqualTo(StockTemplates.FOUNDER_LED_OUTBOUND.name());
    }

    @Test
    void a_template_that_does_not_exist_is_not_found_and_one_that_cannot_be_read_is_refused() {
        refused(ErrorCode.NOT_FOUND, () -> world.acme.compose().fromTemplate(new TemplateRef.Stock("none"), "x", ANN));
        refused(
                ErrorCode.NOT_FOUND,
                () -> world.acme
                        .compose()
                        .fromTemplate(new TemplateRef.User(new TemplateId(UUID.randomUUID())), "x", ANN));
        refused(ErrorCode.INVALID_VALUE, () -> TemplateRef.of("none"));
        refused(ErrorCode.INVALID_VALUE, () -> TemplateRef.of("user:none"));
    }

    @Test
    void a_deleted_template_leaves_the_sequences_made_from_it_as_they_are() {
        TemplateRef ref = new TemplateRef.User(saved("Ours").id());
        Sequence made = world.acme.compose().fromTemplate(ref, "Made", ANN);
        world.acme.templates().delete(ref);
        assertThat(world.sequence(made.id())).isEqualTo(made);
        assertThat(mine()).isEmpty();
        assertThat(picker(100)).hasSize(8);
        refused(ErrorCode.NOT_FOUND, () -> world.acme.templates().choice(ref));
    }

    @Test
    void a_renamed_template_is_shown_under_its_new_name_and_the_sequences_made_from_it_keep_theirs() {
        TemplateRef ref = new TemplateRef.User(saved("Ours").id());
        Sequence made = world.acme.compose().fromTemplate(ref, "Made", ANN);
        world.acme.templates().rename(ref, "Better");
        assertThat(mine()).extracting(Template::name).containsExactly("Better");
        assertThat(world.sequence(made.id())).isEqualTo(made);
    }

    @Test
    void every_stock_template_has_no_issue_under_every_combination_of_the_3_rules() {
        for (StockTemplate template : StockTemplates.all()) {
            Sequence made =
                    world.acme.compose().fromTemplate(new TemplateRef.Stock(template.key()), template.name(), ANN);
            for (int bits = 0; bits < 8; bits++) {
                SendRules rules = new SendRules((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
                made = world.acme
                        .compose()
                        .change(
                                made.id(),
                                made.version(),
                                old -> old.withDelivery(old.delivery().withRules(rules)));
                assertThat(world.acme.compose().issues(made.id()))
                        .as("%s under %s", template.key(), rules)
                        .filteredOn(Issue::isError)
                        .isEmpty();
                assertThat(world.acme.compose().issues(made.id()))
                        .as("%s under %s", template.key(), rules)
                        .extracting(Issue::code)
                        .doesNotContain(ErrorCode.SAME_DAY_THROTTLE);
            }
        }
    }

    @Test
    void a_name_of_a_template_is_taken_whatever_the_case() {
        saved("Ours");
        SequenceId id = world.acme.compose().blank("x").id();
        refused(ErrorCode.NAME_TAKEN, () -> world.acme.templates().save(id, "OURS"));
        Template other = world.acme.templates().save(id, "Theirs");
        refused(ErrorCode.NAME_TAKEN, () -> world.acme.templates().rename(other.id(), "ours"));
    }

    private Template saved(String name) {
        Recipe recipe = Recipe.EMPTY.withGoal("Book a call").withSteps(List.of(Step.email(0, name)));
        SequenceId id =
                world.acme.compose().fromRecipe(name, recipe, Recipients.none()).id();
        return world.acme.templates().save(id, name);
    }

    private List<Template> mine() {
        return world.acme.templates().page(PageRequest.first(100)).items();
    }

    private List<TemplateChoice> picker(int limit) {
        return world.acme.templates().picker(PageRequest.first(limit)).items();
    }

    private List<List<TemplateChoice>> pages(int size) {
        List<List<TemplateChoice>> pages = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<TemplateChoice> page = world.acme.templates().picker(new PageRequest(size, cursor));
            pages.add(page.items());
            cursor = page.next();
        } while (cursor.isPresent());
        return pages;
    }
}

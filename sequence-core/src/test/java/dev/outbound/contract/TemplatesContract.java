package dev.outbound.contract;

import static dev.outbound.contract.Samples.HERE;
import static dev.outbound.contract.Samples.NOW;
import static dev.outbound.contract.Samples.TEXT;
import static dev.outbound.contract.Samples.THERE;
import static dev.outbound.contract.Samples.aTemplate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outbound.address.Channel;
import dev.outbound.error.StaleWriteException;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.SendWindow;
import dev.outbound.sequence.Step;
import dev.outbound.sequence.Tone;
import dev.outbound.store.PageRequest;
import dev.outbound.template.Template;
import dev.outbound.template.TemplateId;
import dev.outbound.template.Templates;
import dev.outbound.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Templates} does. */
public abstract class TemplatesContract extends StorageContract {

    private static final Recipe RECIPE = new Recipe(
            TEXT,
            Tone.DIRECT,
            Set.of(Channel.EMAIL, Channel.VOICE),
            List.of(
                    new Step(Channel.VOICE, "Anruf 🚀", 0, new SendWindow(15, 30), TEXT),
                    Step.email(0, "zwei"),
                    Step.email(365, "drei")));

    private Templates templates;

    @BeforeEach
    void templates() {
        templates = storage.templates();
    }

    @Test
    void a_new_template_is_stored_at_version_1_whatever_version_it_carries() {
        Template template = new Template(new TemplateId(Samples.id()), "Grüße 🚀 'x'", RECIPE, NOW, 42);
        assertThat(templates.add(HERE, template)).isTrue();
        assertThat(templates.find(HERE, template.id())).contains(version(template, 1));
    }

    @Test
    void an_empty_recipe_can_be_stored() {
        assertThat(stored(HERE, "Nudge").recipe()).isEqualTo(Recipe.EMPTY);
    }

    @Test
    void a_name_is_taken_whatever_the_case() {
        Template first = stored(HERE, "Ärzte North");
        for (String taken : List.of("Ärzte North", "ÄRZTE NORTH", "ärzte north")) {
            assertThat(templates.add(HERE, aTemplate(taken))).isFalse();
        }
        assertThat(all()).containsExactly(first);
        assertThat(templates.add(THERE, aTemplate("Ärzte North"))).isTrue();
    }

    @Test
    void of_several_who_add_one_name_at_once_exactly_one_does() {
        List<Callable<Boolean>> works = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            works.add(() -> templates.add(HERE, aTemplate("Nudge")));
        }
        assertThat(Threads.atOnce(works)).containsOnlyOnce(true);
        assertThat(all()).hasSize(1);
    }

    @Test
    void saving_raises_the_version_by_one() {
        Template template = stored(HERE, "Nudge");
        Template changed = new Template(template.id(), "NUDGE", RECIPE, template.createdAt(), 1);
        assertThat(templates.save(HERE, changed)).isTrue();
        assertThat(templates.find(HERE, template.id())).contains(version(changed, 2));
    }

    @Test
    void a_template_cannot_take_the_name_of_another() {
        stored(HERE, "Nudge");
        Template other = stored(HERE, "Other");
        assertThat(templates.save(HERE, other.withName("nudge"))).isFalse();
        assertThat(templates.find(HERE, other.id())).contains(other);
    }

    @Test
    void saving_another_version_than_the_stored_one_is_refused_and_changes_nothing() {
        Template template = stored(HERE, "Nudge");
        assertThatThrownBy(() -> templates.save(HERE, version(template.withName("Late"), 2)))
                .isInstanceOf(StaleWriteException.class);
        assertThatThrownBy(() -> templates.save(HERE, aTemplate("Unknown"))).isInstanceOf(StaleWriteException.class);
        assertThat(all()).containsExactly(template);
    }

    @Test
    void a_deleted_template_is_gone_and_its_name_free() {
        Template template = stored(HERE, "Nudge");
        assertThat(templates.delete(HERE, template.id())).isTrue();
        assertThat(templates.delete(HERE, template.id())).isFalse();
        assertThat(templates.find(HERE, template.id())).isEmpty();
        assertThat(templates.add(HERE, aTemplate("nudge"))).isTrue();
    }

    @Test
    void all_come_by_name_whatever_the_case() {
        for (String name : List.of("delta", "Alpha", "charlie", "Bravo")) {
            stored(HERE, name);
        }
        assertThat(allByTwos(page -> templates.page(HERE, page)))
                .extracting(Template::name)
                .containsExactly("Alpha", "Bravo", "charlie", "delta");
    }

    @Test
    void what_belongs_to_another_workspace_is_not_found_and_not_changed() {
        Template template = stored(THERE, "Nudge");
        assertThat(templates.find(HERE, template.id())).isEmpty();
        assertThat(all()).isEmpty();
        assertThat(templates.delete(HERE, template.id())).isFalse();
        assertThatThrownBy(() -> templates.save(HERE, template.withName("stolen")))
                .isInstanceOf(StaleWriteException.class);
        assertThat(templates.find(THERE, template.id())).contains(template);
    }

    private Template stored(WorkspaceId workspace, String name) {
        Template template = aTemplate(name);
        assertThat(templates.add(workspace, template)).isTrue();
        return templates.find(workspace, template.id()).orElseThrow();
    }

    private List<Template> all() {
        return templates.page(HERE, PageRequest.first(10)).items();
    }

    private static Template version(Template t, long version) {
        return new Template(t.id(), t.name(), t.recipe(), t.createdAt(), version);
    }
}

package dev.outbound.compose;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.NotFoundException;
import dev.outbound.error.SequenceException;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.setup.Setup;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.template.StockTemplates;
import dev.outbound.template.Template;
import dev.outbound.template.TemplateChoice;
import dev.outbound.template.TemplateId;
import dev.outbound.template.TemplateRef;
import dev.outbound.workspace.Scope;
import java.util.Map;

/** The recipes a workspace saved. Sequences made from one are not touched by what happens to it later. */
public final class MyTemplates {

    private final Setup setup;
    private final Scope scope;

    public MyTemplates(Setup setup, Scope scope) {
        this.setup = setup;
        this.scope = scope;
    }

    /**
     * Saves the recipe of a sequence, whatever state it is in.
     *
     * @throws SequenceException NAME_TAKEN
     */
    public Template save(SequenceId id, String name) {
        Sequence sequence = setup.sequence(scope.workspace(), id);
        Template template = new Template(new TemplateId(setup.ids().next()), name, sequence.recipe(), setup.now(), 0);
        return setup.inTransaction(() -> {
            if (!setup.storage().templates().add(scope.workspace(), template)) {
                throw taken(template);
            }
            note(ActivityType.TEMPLATE_SAVED, template);
            return get(template.id());
        });
    }

    public Template get(TemplateId id) {
        return setup.storage()
                .templates()
                .find(scope.workspace(), id)
                .orElseThrow(() -> new NotFoundException("template", id));
    }

    /** Those the workspace saved, by name. */
    public Page<Template> page(PageRequest page) {
        return setup.storage().templates().page(scope.workspace(), page);
    }

    /** What a sequence can be made from: the templates that ship, then those of the workspace, each by name. */
    public Page<TemplateChoice> picker(PageRequest page) {
        return new TemplatePicker(setup.storage().templates(), scope.workspace()).page(page);
    }

    /** The template of either kind. */
    public TemplateChoice choice(TemplateRef ref) {
        return ref.fold(
                stock -> StockTemplates.find(stock.key())
                        .map(TemplateChoice::of)
                        .orElseThrow(() -> new NotFoundException("template", stock)),
                user -> TemplateChoice.of(get(user.id())));
    }

    /**
     * Renames a saved template.
     *
     * @throws SequenceException READ_ONLY for one that ships, NAME_TAKEN
     */
    public Template rename(TemplateRef ref, String name) {
        return rename(own(ref), name);
    }

    /**
     * Deletes a saved template; sequences made from it stay as they are.
     *
     * @throws SequenceException READ_ONLY for one that ships
     */
    public void delete(TemplateRef ref) {
        delete(own(ref));
    }

    public Template rename(TemplateId id, String name) {
        Template next = get(id).withName(name);
        return setup.inTransaction(() -> {
            if (!setup.storage().templates().save(scope.workspace(), next)) {
                throw taken(next);
            }
            note(ActivityType.TEMPLATE_RENAMED, next);
            return get(id);
        });
    }

    public void delete(TemplateId id) {
        Template template = get(id);
        setup.run(() -> {
            if (setup.storage().templates().delete(scope.workspace(), id)) {
                note(ActivityType.TEMPLATE_DELETED, template);
            }
        });
    }

    private static TemplateId own(TemplateRef ref) {
        return ref.fold(
                stock -> {
                    throw new SequenceException(
                            ErrorCode.READ_ONLY, "template " + stock + " ships with the library and cannot be changed");
                },
                TemplateRef.User::id);
    }

    private void note(ActivityType type, Template template) {
        Journal journal = setup.journal(scope.actor(), setup.now());
        journal.note(type, Subject.WORKSPACE, Map.of(Data.NAME, template.name()));
        journal.appendTo(setup.storage().activities(), scope.workspace());
    }

    private static SequenceException taken(Template template) {
        return new SequenceException(
                ErrorCode.NAME_TAKEN, "there is a template named \"" + template.name() + "\" already");
    }
}

package dev.outbound.compose;

import dev.outbound.activity.ActivityType;
import dev.outbound.activity.Data;
import dev.outbound.activity.Journal;
import dev.outbound.activity.Subject;
import dev.outbound.contact.ContactId;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.NotFoundException;
import dev.outbound.error.SequenceException;
import dev.outbound.list.ContactList;
import dev.outbound.list.ContactListId;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.SequenceStatus;
import dev.outbound.sequence.Step;
import dev.outbound.setup.Setup;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.template.TemplateRef;
import dev.outbound.workspace.Scope;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Describing a sequence. Every change names the version it was made on and is refused if somebody else was first. */
public final class Compose {

    private final Setup setup;
    private final Scope scope;

    public Compose(Setup setup, Scope scope) {
        this.setup = setup;
        this.scope = scope;
    }

    /** A new sequence without anything. */
    public Sequence blank(String name) {
        return create(name, Recipe.EMPTY, Recipients.none());
    }

    /** A new sequence from a recipe: a stock or saved template. */
    public Sequence fromRecipe(String name, Recipe recipe, Recipients recipients) {
        return create(name, recipe, recipients);
    }

    /** A new sequence from a template of either kind. What happens to the template later does not touch it. */
    public Sequence fromTemplate(TemplateRef template, String name, Recipients recipients) {
        return create(name, new MyTemplates(setup, scope).choice(template).recipe(), recipients);
    }

    /** A new sequence for the members of a list, as they will be when drafts are generated. */
    public Sequence forList(String name, ContactListId list) {
        return create(name, Recipe.EMPTY, new Recipients.OfList(list.value()));
    }

    /** A new sequence for one contact. */
    public Sequence forContact(String name, ContactId contact) {
        return create(name, Recipe.EMPTY, Recipients.contacts(contact));
    }

    public Sequence get(SequenceId id) {
        return setup.sequence(scope.workspace(), id);
    }

    /** The workspace's sequences, newest first. */
    public Page<Sequence> page(PageRequest page) {
        return setup.storage().sequences().page(scope.workspace(), page);
    }

    /** What is missing or questionable. */
    public List<Issue> issues(SequenceId id) {
        return Issues.of(get(id), setup.policy().throttle());
    }

    /**
     * Changes name, recipe, recipients or delivery. While the sequence is a DRAFT everything may change; in review its
     * recipients are fixed, and its steps keep their number, order and channels.
     *
     * @param change given the sequence at that version, returns it changed; id, status and start are kept whatever it does
     * @throws dev.outbound.error.StaleWriteException if the sequence is no longer at that version
     */
    public Sequence change(SequenceId id, long version, UnaryOperator<Sequence> change) {
        return setup.inTransaction(() -> {
            Sequence old = setup.lockSequence(scope.workspace(), id)
                    .expect(version)
                    .require("be edited", SequenceStatus.DRAFT, SequenceStatus.IN_REVIEW);
            Sequence asked = change.apply(old);
            if (old.status() == SequenceStatus.IN_REVIEW) {
                requireSameShape(old, asked);
            }
            requireUsable(asked.recipients());
            Sequence next = old.withName(asked.name())
                    .withRecipe(asked.recipe())
                    .withRecipients(asked.recipients())
                    .withDelivery(asked.delivery());
            setup.storage().sequences().save(scope.workspace(), next);
            note(ActivityType.SEQUENCE_EDITED, next);
            return get(id);
        });
    }

    /**
     * Goes back from review to composing, where steps and recipients can change. All drafts and enrollments are deleted.
     *
     * @param confirmDiscard must be true: whatever was written, edited and approved is lost
     */
    public Sequence reopen(SequenceId id, boolean confirmDiscard) {
        return setup.inTransaction(() -> {
            Sequence next = setup.lockSequence(scope.workspace(), id)
                    .require("go back to composing", SequenceStatus.IN_REVIEW)
                    .become(SequenceStatus.DRAFT);
            if (!confirmDiscard) {
                throw new SequenceException(
                        ErrorCode.CONFIRMATION_REQUIRED,
                        "going back to composing deletes all drafts of the sequence: confirm that they may be lost");
            }
            setup.storage().sequences().save(scope.workspace(), next);
            setup.storage().drafts().deleteOfSequence(scope.workspace(), id);
            setup.storage().enrollments().deleteOfSequence(scope.workspace(), id);
            note(ActivityType.SEQUENCE_REOPENED, next);
            return get(id);
        });
    }

    private Sequence create(String name, Recipe recipe, Recipients recipients) {
        setup.requireEntitled(scope.workspace());
        Sequence sequence = Sequence.blank(new SequenceId(setup.ids().next()), name, setup.now())
                .withRecipe(recipe)
                .withRecipients(recipients);
        return setup.inTransaction(() -> {
            requireUsable(recipients);
            setup.storage().sequences().add(scope.workspace(), sequence);
            note(ActivityType.SEQUENCE_CREATED, sequence);
            return get(sequence.id());
        });
    }

    private void requireUsable(Recipients recipients) {
        recipients.fold(
                list -> {
                    ContactListId id = new ContactListId(list.list());
                    ContactList found = setup.storage()
                            .lists()
                            .find(scope.workspace(), id)
                            .orElseThrow(() -> new NotFoundException("list", id));
                    if (found.archived()) {
                        throw new SequenceException(
                                ErrorCode.LIST_ARCHIVED, "list \"" + found.name() + "\" is archived");
                    }
                    return true;
                },
                picked -> true);
    }

    private static void requireSameShape(Sequence old, Sequence asked) {
        if (!old.recipients().equals(asked.recipients())) {
            throw new SequenceException(
                    ErrorCode.ILLEGAL_STATE, "recipients are fixed once drafts exist: enrol further contacts instead");
        }
        List<Step> before = old.recipe().steps();
        List<Step> after = asked.recipe().steps();
        boolean same = before.size() == after.size();
        for (int i = 0; same && i < before.size(); i++) {
            same = before.get(i).channel() == after.get(i).channel();
        }
        if (!same) {
            throw new SequenceException(
                    ErrorCode.ILLEGAL_STATE,
                    "steps keep their number, order and channel once drafts exist: go back to composing instead");
        }
        for (int i = 0; i < before.size(); i++) {
            requireInPlace(before, after, i);
        }
    }

    /** A day that would carry a step past a neighbour is refused: its draft would be another step's. */
    private static void requireInPlace(List<Step> before, List<Step> after, int index) {
        Step step = after.get(index);
        if (isSame(before.get(index), step)) {
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            if (i != index && isSame(before.get(i), step) && !isSame(before.get(i), after.get(i))) {
                throw new SequenceException(
                        ErrorCode.DAY_OUT_OF_ORDER,
                        "step \"" + step.name() + "\" on day " + step.day()
                                + " would change places with another: drafts exist, so the order is fixed");
            }
        }
    }

    private static boolean isSame(Step one, Step other) {
        return one.withDay(0).equals(other.withDay(0));
    }

    private void note(ActivityType type, Sequence sequence) {
        Journal journal = setup.journal(scope.actor(), setup.now());
        journal.note(type, Subject.of(sequence.id()), Map.of(Data.NAME, sequence.name()));
        journal.appendTo(setup.storage().activities(), scope.workspace());
    }
}

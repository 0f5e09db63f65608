package dev.outbound.memory;

import dev.outbound.store.Transactions;
import dev.outbound.template.Template;
import dev.outbound.template.TemplateId;
import dev.outbound.template.Templates;
import dev.outbound.workspace.WorkspaceId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

final class InMemoryTemplates implements Templates {

    private final Transactions ledger;
    private final Keyed<TemplateId, Template> rows;

    InMemoryTemplates(Ledger ledger) {
        this.ledger = ledger;
        this.rows = new Keyed<>(ledger, "template", Template::id, Template::version);
    }

    @Override
    public boolean add(WorkspaceId workspace, Template template) {
        return ledger.inTransaction(() -> {
            if (isTaken(workspace, template)) {
                return false;
            }
            rows.put(workspace, at(template, 1));
            return true;
        });
    }

    @Override
    public Optional<Template> find(WorkspaceId workspace, TemplateId id) {
        return ledger.inTransaction(() -> rows.find(workspace, id));
    }

    @Override
    public boolean save(WorkspaceId workspace, Template template) {
        return ledger.inTransaction(() -> {
            if (isTaken(workspace, template)) {
                return false;
            }
            rows.replace(workspace, template, at(template, template.version() + 1));
            return true;
        });
    }

    @Override
    public boolean delete(WorkspaceId workspace, TemplateId id) {
        return ledger.inTransaction(() -> rows.remove(workspace, id));
    }

    @Override
    public List<Template> all(WorkspaceId workspace) {
        return ledger.inTransaction(() -> rows.of(workspace)
                .sorted(Comparator.comparing(t -> t.name().toLowerCase(Locale.ROOT)))
                .toList());
    }

    private boolean isTaken(WorkspaceId workspace, Template template) {
        return rows.of(workspace)
                .anyMatch(t -> !t.id().equals(template.id()) && t.name().equalsIgnoreCase(template.name()));
    }

    private static Template at(Template t, long version) {
        return new Template(t.id(), t.name(), t.recipe(), t.createdAt(), version);
    }
}

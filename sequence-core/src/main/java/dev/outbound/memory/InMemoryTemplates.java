package dev.outbound.memory;

import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.template.Template;
import dev.outbound.template.TemplateId;
import dev.outbound.template.Templates;
import dev.outbound.workspace.WorkspaceId;
import java.util.List;
import java.util.Optional;

final class InMemoryTemplates implements Templates {

    private final Memory memory;
    private final Table<TemplateId, Template> table;
    private final Versioned<TemplateId, Template> rows;

    InMemoryTemplates(Memory memory) {
        this.memory = memory;
        this.table = new Table<>(memory, Template::id, List.of());
        this.rows = new Versioned<>("template", table, Template::id, Template::version, Versions::at);
    }

    @Override
    public boolean add(WorkspaceId workspace, Template template) {
        return memory.inTransaction(() -> {
            boolean free = nameIsFree(workspace, template);
            if (free) {
                rows.add(workspace, template);
            }
            return free;
        });
    }

    @Override
    public Optional<Template> find(WorkspaceId workspace, TemplateId id) {
        return memory.inTransaction(() -> table.find(workspace, id));
    }

    @Override
    public boolean save(WorkspaceId workspace, Template template) {
        return memory.inTransaction(() -> {
            rows.check(workspace, template);
            boolean free = nameIsFree(workspace, template);
            if (free) {
                rows.save(workspace, template);
            }
            return free;
        });
    }

    @Override
    public boolean delete(WorkspaceId workspace, TemplateId id) {
        return memory.inTransaction(() -> table.remove(workspace, id));
    }

    @Override
    public Page<Template> page(WorkspaceId workspace, PageRequest page) {
        return memory.inTransaction(
                () -> Pages.ascending(table.of(workspace), template -> Names.key(template.name()), page));
    }

    private boolean nameIsFree(WorkspaceId workspace, Template template) {
        return table.of(workspace).stream()
                .noneMatch(other -> !other.id().equals(template.id()) && Names.same(other.name(), template.name()));
    }
}

package dev.outbound.jdbc;

import dev.outbound.error.StaleWriteException;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.template.Template;
import dev.outbound.template.TemplateId;
import dev.outbound.template.Templates;
import dev.outbound.workspace.WorkspaceId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Templates in {@code seq_template}. */
final class JdbiTemplates implements Templates {

    private static final RowMapper<Template> TEMPLATE = Row.as(row -> new Template(
            new TemplateId(row.uuid("id")),
            row.text("name"),
            Json.recipe(row.text("recipe")),
            row.instant("created_at"),
            row.number("version")));

    private final Database database;

    JdbiTemplates(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(WorkspaceId workspace, Template template) {
        return database.write(handle -> Duplicates.unlessTaken(
                handle,
                () -> handle.createUpdate("""
                        insert into seq_template (workspace_id, id, name, sort_name, recipe, created_at, version)
                        values (:workspace, :id, :name, :sort_name, :recipe, :created_at, 1)
                        """)
                        .bind("workspace", workspace.value())
                        .bind("id", template.id().value())
                        .bind("name", template.name())
                        .bind("sort_name", template.name().toLowerCase(Locale.ROOT))
                        .bind("recipe", Json.recipe(template.recipe()))
                        .bind("created_at", template.createdAt())
                        .execute()));
    }

    @Override
    public Optional<Template> find(WorkspaceId workspace, TemplateId id) {
        return database.read(handle -> handle.createQuery("""
                        select id, name, recipe, created_at, version
                          from seq_template
                         where workspace_id = :workspace
                           and id = :id
                        """)
                .bind("workspace", workspace.value())
                .bind("id", id.value())
                .map(TEMPLATE)
                .findOne());
    }

    @Override
    public boolean save(WorkspaceId workspace, Template template) {
        return database.write(handle -> Duplicates.unlessTaken(handle, () -> update(handle, workspace, template)));
    }

    private static void update(Handle handle, WorkspaceId workspace, Template template) {
        int saved = handle.createUpdate("""
                        update seq_template
                           set name = :name, sort_name = :sort_name, recipe = :recipe, version = version + 1
                         where workspace_id = :workspace
                           and id = :id
                           and version = :version
                        """)
                .bind("workspace", workspace.value())
                .bind("id", template.id().value())
                .bind("name", template.name())
                .bind("sort_name", template.name().toLowerCase(Locale.ROOT))
                .bind("recipe", Json.recipe(template.recipe()))
                .bind("version", template.version())
                .execute();
        if (saved == 0) {
            throw new StaleWriteException("template", template.id(), template.version());
        }
    }

    @Override
    public boolean delete(WorkspaceId workspace, TemplateId id) {
        return database.write(handle -> handle.createUpdate("""
                                delete from seq_template
                                 where workspace_id = :workspace
                                   and id = :id
                                """)
                        .bind("workspace", workspace.value())
                        .bind("id", id.value())
                        .execute()
                == 1);
    }

    @Override
    public Page<Template> page(WorkspaceId workspace, PageRequest page) {
        Cursor after = Cursor.of(page, "");
        List<Template> oneMore = database.read(handle -> handle.createQuery("""
                        select id, name, recipe, created_at, version
                          from seq_template
                         where workspace_id = :workspace
                           and sort_name > :after
                         order by sort_name
                         limit :limit
                        """)
                .bind("workspace", workspace.value())
                .bind("after", after.text(0))
                .bind("limit", page.limit() + 1)
                .map(TEMPLATE)
                .list());
        return Page.of(
                oneMore,
                page.limit(),
                one -> Cursor.at(one.name().toLowerCase(Locale.ROOT)).opaque());
    }
}

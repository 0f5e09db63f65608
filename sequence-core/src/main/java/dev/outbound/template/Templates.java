package dev.outbound.template;

import dev.outbound.error.StaleWriteException;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.workspace.WorkspaceId;
import java.util.Optional;

/** Store of saved templates. */
public interface Templates {

    /**
     * Stores a new template at version 1.
     *
     * @return false if the workspace has one of that name, whatever the case
     */
    boolean add(WorkspaceId workspace, Template template);

    Optional<Template> find(WorkspaceId workspace, TemplateId id);

    /**
     * Stores the change, raising the version by one.
     *
     * @return false if another template has the name
     * @throws StaleWriteException if the stored version is another
     */
    boolean save(WorkspaceId workspace, Template template);

    /**
     * Removes it for good.
     *
     * @return false if there was none
     */
    boolean delete(WorkspaceId workspace, TemplateId id);

    /** By name. */
    Page<Template> page(WorkspaceId workspace, PageRequest page);
}

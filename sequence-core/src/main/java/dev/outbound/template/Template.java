package dev.outbound.template;

import dev.outbound.error.Checks;
import dev.outbound.error.ErrorCode;
import dev.outbound.sequence.Recipe;
import java.time.Instant;

/**
 * A recipe a workspace saved for the next time. Holds no recipients, sender, rules or drafts.
 *
 * @param name 1 to 120 characters, unique in the workspace, whatever the case
 */
public record Template(TemplateId id, String name, Recipe recipe, Instant createdAt, long version) {

    public Template {
        name = Checks.line("template name", name, 120, ErrorCode.NAME_REQUIRED);
    }

    public Template withName(String next) {
        return new Template(id, next, recipe, createdAt, version);
    }
}

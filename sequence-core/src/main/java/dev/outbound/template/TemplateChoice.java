package dev.outbound.template;

import dev.outbound.sequence.Recipe;

/** A template of either kind, as one entry of the picker. */
public record TemplateChoice(TemplateRef ref, String name, Recipe recipe) {

    public static TemplateChoice of(StockTemplate template) {
        return new TemplateChoice(new TemplateRef.Stock(template.key()), template.name(), template.recipe());
    }

    public static TemplateChoice of(Template template) {
        return new TemplateChoice(new TemplateRef.User(template.id()), template.name(), template.recipe());
    }

    /** Ships with the library: cannot be renamed or deleted. */
    public boolean isStock() {
        return ref instanceof TemplateRef.Stock;
    }
}

package dev.outbound.compose;

import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.template.StockTemplate;
import dev.outbound.template.StockTemplates;
import dev.outbound.template.TemplateChoice;
import dev.outbound.template.TemplateRef;
import dev.outbound.template.Templates;
import dev.outbound.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One list of all templates: those that ship by name, then those of the workspace by name. */
final class TemplatePicker {

    private final Templates templates;
    private final WorkspaceId workspace;

    TemplatePicker(Templates templates, WorkspaceId workspace) {
        this.templates = templates;
        this.workspace = workspace;
    }

    /** The cursor is that of the workspace's own templates, or the last stock one that was shown. */
    Page<TemplateChoice> page(PageRequest page) {
        List<StockTemplate> stock = StockTemplates.all();
        int from = page.after().map(TemplatePicker::place).orElse(0);
        int to = Math.min(stock.size(), from + page.limit());
        List<TemplateChoice> shown = new ArrayList<>(
                stock.subList(from, to).stream().map(TemplateChoice::of).toList());
        Optional<String> users = page.after()
                .filter(cursor -> cursor.startsWith(TemplateRef.USER))
                .map(cursor -> cursor.substring(TemplateRef.USER.length()));
        int left = page.limit() - shown.size();
        if (left == 0) {
            boolean more = to < stock.size()
                    || !templates.page(workspace, PageRequest.first(1)).items().isEmpty();
            return new Page<>(
                    shown,
                    more ? Optional.of(TemplateRef.STOCK + stock.get(to - 1).key()) : Optional.empty());
        }
        Page<TemplateChoice> own =
                templates.page(workspace, new PageRequest(left, users)).map(TemplateChoice::of);
        shown.addAll(own.items());
        return new Page<>(shown, own.next().map(cursor -> TemplateRef.USER + cursor));
    }

    /** How many stock templates lie before the cursor. */
    private static int place(String cursor) {
        List<StockTemplate> stock = StockTemplates.all();
        if (cursor.startsWith(TemplateRef.USER)) {
            return stock.size();
        }
        for (int i = 0; i < stock.size(); i++) {
            if (cursor.equals(TemplateRef.STOCK + stock.get(i).key())) {
                return i + 1;
            }
        }
        throw new SequenceException(ErrorCode.INVALID_VALUE, "page cursor: must be one a page of this list gave");
    }
}

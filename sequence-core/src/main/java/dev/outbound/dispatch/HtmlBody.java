package dev.outbound.dispatch;

import dev.outbound.workspace.WorkspaceSettings;
import java.net.URI;

/** The HTML alternative of a mail: the plain text in paragraphs, everything escaped, nothing loaded from elsewhere. */
final class HtmlBody {

    private HtmlBody() {}

    static String of(String body, WorkspaceSettings settings, URI unsubscribe) {
        StringBuilder html = new StringBuilder("<!doctype html><html><body>\n");
        for (String paragraph : body.split("\n{2,}", -1)) {
            html.append("<p>").append(escape(paragraph).replace("\n", "<br>\n")).append("</p>\n");
        }
        html.append("<p style=\"color:#666;font-size:12px\">");
        if (!settings.identity().company().isBlank()) {
            html.append(escape(settings.identity().company())).append("<br>\n");
        }
        settings.identity()
                .postalAddress()
                .ifPresent(a -> html.append(escape(a).replace("\n", "<br>\n")).append("<br>\n"));
        html.append("<a href=\"").append(escape(unsubscribe.toString())).append("\">Unsubscribe</a></p>\n");
        return html.append("</body></html>\n").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

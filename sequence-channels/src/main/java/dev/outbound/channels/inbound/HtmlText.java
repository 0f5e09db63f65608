package dev.outbound.channels.inbound;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * HTML as plain text, line by line, with {@code >} before what it quotes and before signatures that are marked as such: in
 * one pass, however it is nested. What no reader sees is left out.
 */
final class HtmlText implements NodeVisitor {

    private static final Set<String> HIDDEN = Set.of("style", "script", "head", "title", "template", "noscript");
    private static final Set<String> LINES = Set.of(
            "br",
            "p",
            "div",
            "tr",
            "li",
            "hr",
            "ul",
            "ol",
            "table",
            "blockquote",
            "h1",
            "h2",
            "h3",
            "h4",
            "pre",
            "section");
    private static final Set<String> SIGNATURES = Set.of(
            "gmail_signature",
            "moz-signature",
            "signature",
            "ms-outlook-mobile-signature",
            "applemailsignature",
            "protonmail_signature_block");
    private static final Set<String> ATTRIBUTIONS = Set.of("gmail_attr", "moz-cite-prefix");

    private final StringBuilder text = new StringBuilder();
    private int hidden;
    private int quoted;

    private HtmlText() {}

    static String of(String html) {
        var visitor = new HtmlText();
        Jsoup.parse(html).traverse(visitor);
        return visitor.text
                .toString()
                .replace('\u00a0', ' ')
                .replaceAll("\n[ \t]+\n", "\n\n")
                .strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof Element element) {
            hidden += isHidden(element) ? 1 : 0;
            endLine(element);
            quoted += isQuote(element) ? 1 : 0;
        } else if (node instanceof TextNode words && hidden == 0) {
            append(words.text());
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            hidden -= isHidden(element) ? 1 : 0;
            quoted -= isQuote(element) ? 1 : 0;
            if (!element.normalName().equals("br")) {
                endLine(element);
            }
        }
    }

    private static boolean isHidden(Element element) {
        return HIDDEN.contains(element.normalName())
                || element.hasAttr("hidden")
                || element.attr("style")
                        .toLowerCase(Locale.ROOT)
                        .replace(" ", "")
                        .contains("display:none");
    }

    private static boolean isQuote(Element element) {
        return element.normalName().equals("blockquote")
                || SIGNATURES.contains(element.id().toLowerCase(Locale.ROOT))
                || hasClass(element, SIGNATURES)
                || hasClass(element, ATTRIBUTIONS);
    }

    private static boolean hasClass(Element element, Set<String> classes) {
        return element.hasAttr("class") && classes.stream().anyMatch(element::hasClass);
    }

    private void append(String words) {
        boolean atStart = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        if (atStart && words.isBlank()) {
            return;
        }
        text.append(atStart && quoted > 0 ? "> " : "").append(atStart ? words.stripLeading() : words);
    }

    private void endLine(Element element) {
        int length = text.length();
        boolean blank = length >= 2 && text.charAt(length - 1) == '\n' && text.charAt(length - 2) == '\n';
        boolean atStart = length == 0 || text.charAt(length - 1) == '\n';
        boolean line = LINES.contains(element.normalName()) || isQuote(element);
        if (line && !blank && (!atStart || element.normalName().equals("br"))) {
            text.append('\n');
        }
    }
}

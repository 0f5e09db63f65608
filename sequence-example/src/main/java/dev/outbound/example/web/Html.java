package dev.outbound.example.web;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.Collection;
import java.util.function.Function;

/**
 * HTML that is safe to send: templates are constants of the source, and every value put into one is escaped unless it is
 * HTML itself. Values belong between tags or into attributes with double quotes.
 */
public final class Html {

    public static final Html EMPTY = new Html("");

    private static final String SLOT = "{}";

    private final String text;

    private Html(String text) {
        this.text = text;
    }

    /** The template with each {@code {}} replaced by the value at its place. */
    public static Html of(@CompileTimeConstant String template, Object... values) {
        var out = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int slot = template.indexOf(SLOT, from);
            if (slot < 0) {
                throw new IllegalArgumentException(values.length + " values for fewer slots in: " + template);
            }
            out.append(template, from, slot).append(value instanceof Html html ? html.text : escape(value.toString()));
            from = slot + SLOT.length();
        }
        if (template.indexOf(SLOT, from) >= 0) {
            throw new IllegalArgumentException(values.length + " values for more slots in: " + template);
        }
        return new Html(out.append(template, from, template.length()).toString());
    }

    /** The HTML of each item, one after the other. */
    public static <T> Html each(Collection<T> items, Function<? super T, Html> show) {
        var out = new StringBuilder();
        items.forEach(item -> out.append(show.apply(item).text));
        return new Html(out.toString());
    }

    private static String escape(String value) {
        var out = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}

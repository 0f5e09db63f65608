package dev.outbound.example.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HtmlTest {

    @Test
    void every_value_is_escaped_and_html_is_not_escaped_twice() {
        Html inner = Html.of("<b>{}</b>", "a<b>&\"'");

        assertThat(Html.of("<p title=\"{}\">{}</p>", "\"x", inner).toString())
                .isEqualTo("<p title=\"&quot;x\"><b>a&lt;b&gt;&amp;&quot;&#39;</b></p>");
    }

    @Test
    void slots_inside_of_values_are_only_text() {
        assertThat(Html.of("{}-{}", "{}", "b").toString()).isEqualTo("{}-b");
    }

    @Test
    void the_number_of_values_must_be_the_number_of_slots() {
        assertThatThrownBy(() -> Html.of("{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Html.of("x", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void each_shows_items_in_their_order() {
        assertThat(Html.each(List.of("a", "<"), item -> Html.of("<i>{}</i>", item))
                        .toString())
                .isEqualTo("<i>a</i><i>&lt;</i>");
    }
}

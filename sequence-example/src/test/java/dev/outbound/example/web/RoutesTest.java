package dev.outbound.example.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RoutesTest {

    private final Routes routes = new Routes(List.of(
            Route.get("/a/{id}", call -> Reply.text(200, "")), Route.post("/a/{id}/b", call -> Reply.text(200, ""))));

    @Test
    void a_name_in_braces_stands_for_one_segment() {
        assertThat(routes.match("HEAD", List.of("a", "x/y")).values()).containsEntry("id", "x/y");
        assertThatThrownBy(() -> routes.match("GET", List.of("a"))).hasMessage("There is no such page.");
    }

    @Test
    void another_method_is_told_which_ones_there_are() {
        assertThatThrownBy(() -> routes.match("GET", List.of("a", "1", "b"))).hasMessage("This page takes only POST.");
    }

    @Test
    void two_routes_for_one_request_are_a_mistake_of_the_table() {
        assertThatThrownBy(() -> new Routes(List.of(
                        Route.get("/a/{id}", call -> Reply.text(200, "")),
                        Route.get("/a/{name}", call -> Reply.text(200, "")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is there twice");
    }
}

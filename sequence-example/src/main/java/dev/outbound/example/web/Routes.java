package dev.outbound.example.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The table of all routes. */
public record Routes(List<Route> all) {

    /** A route and what its path holds. */
    record Match(Route route, Map<String, String> values) {}

    public Routes {
        all = List.copyOf(all);
        Set<String> once = new HashSet<>();
        for (Route route : all) {
            if (!once.add(route.method() + " " + route.path().replaceAll("\\{[^}]*}", "{}"))) {
                throw new IllegalArgumentException(route.method() + " " + route.path() + " is there twice");
            }
        }
    }

    /**
     * The route of the request, its path in decoded segments; HEAD is answered as GET.
     *
     * @throws Problem 404, or 405 where the path has other methods
     */
    Match match(String method, List<String> segments) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        Set<String> others = new TreeSet<>();
        for (Route route : all) {
            Optional<Map<String, String>> values = route.match(segments);
            if (values.isPresent() && route.method().equals(wanted)) {
                return new Match(route, values.get());
            }
            values.ifPresent(matched -> others.add(route.method()));
        }
        throw others.isEmpty()
                ? new Problem(404, "There is no such page.")
                : new Problem(405, "This page takes only " + String.join(", ", others) + ".");
    }
}

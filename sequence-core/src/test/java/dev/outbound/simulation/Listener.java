package dev.outbound.simulation;

import dev.outbound.activity.Event;
import dev.outbound.activity.EventListener;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The host's listener: told of everything that was committed, in order per enrollment, and of nothing else. */
final class Listener implements EventListener {

    private final SimWorld world;
    private final Map<Object, Integer> latest = new HashMap<>();
    private final Set<UUID> heard = new HashSet<>();

    Listener(SimWorld world) {
        this.world = world;
    }

    @Override
    public void on(Event event) {
        if (world.weather().deafListener()) {
            throw new SimFailure("the listener");
        }
        int place = world.books().place(event.activity().id());
        if (place < 0) {
            throw new Violation(
                    "an event that was never committed: " + event.activity().type());
        }
        Object line =
                event.activity().subject().enrollment().<Object>map(id -> id).orElse(event.workspace());
        boolean isNew = heard.add(event.activity().id());
        int before = latest.getOrDefault(line, -1);
        if (isNew && place < before) {
            throw new Violation("event " + event.activity().type() + " came after a later one of its enrollment");
        }
        latest.merge(line, place, Math::max);
    }

    int heard() {
        return heard.size();
    }
}

package dev.outbound.example.crm;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who was seen already: the same id, the same email, or (where there is no email) the same phone and name. */
final class Known {

    private final Set<List<String>> seen = new HashSet<>();

    /** Whether the person is new; from now on they are known. */
    boolean add(Person person) {
        List<List<String>> keys = keys(person);
        if (keys.stream().anyMatch(seen::contains)) {
            return false;
        }
        seen.addAll(keys);
        return true;
    }

    private static List<List<String>> keys(Person person) {
        List<String> id = List.of("id", person.id().value());
        if (person.email().isPresent()) {
            return List.of(id, List.of("email", person.email().get().key().value()));
        }
        return person.phone()
                .map(phone -> List.of(
                        id,
                        List.of("phone", phone.value(), person.name().display().toLowerCase(Locale.ROOT))))
                .orElse(List.of(id));
    }
}

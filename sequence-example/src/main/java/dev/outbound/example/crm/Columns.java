package dev.outbound.example.crm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The header of a file: which cell is which field. Columns the CRM has no field for become attributes. */
final class Columns {

    static final Set<String> REQUIRED = Set.of("first_name", "last_name", "email");
    private static final Set<String> FIELDS = Set.of(
            "id",
            "first_name",
            "last_name",
            "email",
            "phone",
            "time_zone",
            "company",
            "title",
            "consent_email",
            "consent_sms",
            "consent_voice");

    private final List<String> names;

    private Columns(List<String> names) {
        this.names = names;
    }

    /** @throws BadCell if a required column is missing or a name is empty, too long or there twice */
    static Columns of(List<String> header) {
        var names = new ArrayList<String>();
        for (String given : header) {
            String name = given.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
            if (!name.matches("[\\p{L}\\p{N}_.-]{1,50}")) {
                throw new BadCell(
                        "header",
                        given,
                        "a column name must be 1 to 50 letters, digits, spaces, dots, dashes or underscores");
            }
            names.add(name);
        }
        List<String> missing =
                REQUIRED.stream().filter(name -> !names.contains(name)).sorted().toList();
        if (!missing.isEmpty()) {
            throw new BadCell(
                    "header",
                    "the column " + String.join(", ", missing) + " is missing; the first line must name"
                            + " the columns, at least first_name, last_name and email, separated by commas");
        }
        Set<String> once = new HashSet<>();
        for (String name : names) {
            if (!once.add(name)) {
                throw new BadCell("header", "the column " + name + " is there twice");
            }
        }
        return new Columns(names);
    }

    int size() {
        return names.size();
    }

    /** The stripped cell of the field, empty if the file has no such column. */
    String cell(List<String> cells, String field) {
        int at = names.indexOf(field);
        return at < 0 ? "" : cells.get(at).strip();
    }

    /** The names of the columns that are no field of the CRM. */
    List<String> others() {
        return names.stream().filter(name -> !FIELDS.contains(name)).toList();
    }
}

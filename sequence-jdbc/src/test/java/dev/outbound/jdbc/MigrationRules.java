package dev.outbound.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a migration must not do while nodes of the version before it are running: they go on reading and writing every
 * column they know, in the values they know, and know nothing of what is new.
 */
final class MigrationRules {

    private static final Pattern ALTER = Pattern.compile("alter table (?:if exists )?(\\w+) (.*)");
    private static final Pattern CREATE = Pattern.compile("create table (?:if not exists )?(\\w+) .*");
    private static final Pattern UNIQUE_INDEX = Pattern.compile("create unique index \\w+ on (\\w+) .*");
    private static final Pattern CONSTRAINT = Pattern.compile("constraint (\\w+) check \\((.*)");
    private static final Pattern ADDED =
            Pattern.compile("add (?:constraint (\\w+) )?(check|unique|primary|foreign|exclude).*");
    private static final Pattern NEW_COLUMN = Pattern.compile("alter table (\\w+) add (?:column )?(\\w+) .*");
    private static final Pattern VALUES_OF = Pattern.compile("add constraint \\w+ check \\((\\w+) in \\(.*");
    private static final Pattern LITERAL = Pattern.compile("'([^']*)'");

    /** The values each check allowed so far. */
    private final Map<String, Set<String>> allowed = new HashMap<>();

    /**
     * Takes a script as it is, and then what it breaks.
     *
     * @return what breaks nodes of the version before; empty if nothing does
     */
    List<String> broken(String script) {
        List<String> statements = Stream.of(script.replaceAll("--[^\n]*", " ").split(";"))
                .map(statement -> statement.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                .filter(Predicate.not(String::isEmpty))
                .toList();
        Set<String> created = statements.stream()
                .map(CREATE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toSet());
        Set<String> added = statements.stream()
                .map(NEW_COLUMN::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1) + "." + matcher.group(2))
                .collect(Collectors.toSet());
        List<String> broken = new ArrayList<>();
        for (String statement : statements) {
            why(statement, created, added).ifPresent(why -> broken.add(why + ": " + statement));
        }
        statements.forEach(this::remember);
        return broken;
    }

    private Optional<String> why(String statement, Set<String> created, Set<String> newColumns) {
        if (statement.startsWith("drop table") || statement.startsWith("truncate")) {
            return Optional.of("a table they use is gone");
        }
        Matcher unique = UNIQUE_INDEX.matcher(statement);
        if (unique.matches() && !created.contains(unique.group(1))) {
            return Optional.of("they may write the same twice");
        }
        Matcher alter = ALTER.matcher(statement);
        if (!alter.matches() || created.contains(alter.group(1))) {
            return Optional.empty();
        }
        Matcher values = VALUES_OF.matcher(alter.group(2));
        boolean ofNewColumn = values.matches() && newColumns.contains(alter.group(1) + "." + values.group(1));
        return ofNewColumn ? Optional.empty() : altered(alter.group(2));
    }

    private Optional<String> altered(String action) {
        if (action.startsWith("rename")) {
            return Optional.of("they know it by the name it had");
        }
        if (action.startsWith("drop constraint") || action.startsWith("alter constraint")) {
            return Optional.empty();
        }
        if (action.startsWith("drop")) {
            return Optional.of("they use the column");
        }
        if (action.startsWith("alter")) {
            boolean widens = action.endsWith("drop not null") || action.contains(" set default ");
            return widens ? Optional.empty() : Optional.of("they write the column as it was");
        }
        Matcher added = ADDED.matcher(action);
        if (added.matches()) {
            return constrained(action, Optional.ofNullable(added.group(1)));
        }
        boolean needed = action.startsWith("add") && action.contains(" not null") && !action.contains(" default ");
        return needed ? Optional.of("they do not fill it in") : Optional.empty();
    }

    /** A check that takes the place of one of its name may allow more, and nothing else may be demanded. */
    private Optional<String> constrained(String action, Optional<String> name) {
        Set<String> before = allowed.getOrDefault(name.orElse(""), Set.of());
        Set<String> missing = new HashSet<>(before);
        missing.removeAll(literals(action));
        if (before.isEmpty()) {
            return Optional.of("they do not know the rule");
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of("they write " + missing);
    }

    private void remember(String statement) {
        String[] parts = statement.split("(?=constraint \\w+ check)", -1);
        for (String part : parts) {
            Matcher check = CONSTRAINT.matcher(part);
            if (check.matches() && !literals(part).isEmpty()) {
                allowed.put(check.group(1), literals(part));
            }
        }
    }

    private static Set<String> literals(String text) {
        return LITERAL.matcher(text).results().map(result -> result.group(1)).collect(Collectors.toSet());
    }
}

package dev.outbound.example.crm;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Two hundred invented people to try things with: reserved domains, numbers of films, many zones. */
public final class SamplePeople {

    private SamplePeople() {}

    /** Only the first so many of them. */
    public static ImportReport loadFirst(CsvImport into, int people) throws IOException {
        try (InputStream file = SamplePeople.class.getResourceAsStream("people.csv")) {
            if (file == null) {
                throw new IllegalStateException("people.csv is missing beside " + SamplePeople.class.getName());
            }
            String rows = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .limit(people + 1L)
                    .collect(Collectors.joining("\n"));
            return into.run(new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)));
        }
    }

    public static ImportReport load(CsvImport into) throws IOException {
        try (InputStream file = SamplePeople.class.getResourceAsStream("people.csv")) {
            if (file == null) {
                throw new IllegalStateException("people.csv is missing beside " + SamplePeople.class.getName());
            }
            return into.run(file);
        }
    }
}

package dev.outbound.example.crm;

import java.io.IOException;
import java.io.InputStream;

/** Two hundred invented people to try things with: reserved domains, numbers of films, many zones. */
public final class SamplePeople {

    private SamplePeople() {}

    public static ImportReport load(CsvImport into) throws IOException {
        try (InputStream file = SamplePeople.class.getResourceAsStream("people.csv")) {
            if (file == null) {
                throw new IllegalStateException("people.csv is missing beside " + SamplePeople.class.getName());
            }
            return into.run(file);
        }
    }
}

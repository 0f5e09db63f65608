package dev.outbound.lab.sizes;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.outbound.contact.ContactId;
import dev.outbound.jdbc.JdbcStorage;
import dev.outbound.jdbc.SequenceSchema;
import dev.outbound.lab.sizes.Child.Said;
import dev.outbound.list.ContactListId;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of {@code lab.rows} people (5,000, if nothing else is said), every tenth of them a member already, read into a
 * list in a JVM with 64 MB.
 */
class ImportSizeTest {

    private static final int ROWS = Integer.getInteger("lab.rows", 5_000);
    private static final int HEAP = 64;

    @TempDir
    Path folder = Path.of("");

    @Test
    void a_file_is_read_in_constant_memory_and_every_tenth_row_is_a_member_already() throws IOException {
        Path people = folder.resolve("people.csv");
        try (Writer writer = Files.newBufferedWriter(people)) {
            writer.write("email,contact_id,company\n");
            for (int i = 0; i < ROWS; i++) {
                writer.write(ManyContacts.email(i) + ","
                        + (i % 2 == 0 ? ManyContacts.id(i).value() : "") + ",Acme\n");
            }
        }
        String url = Server.database("size_import", "");
        ContactListId list = everyTenth(url);
        Said said = new Child(HEAP).run(url, "import", ROWS, people);
        assertThat(said.count()).isEqualTo(ROWS - (ROWS + 9) / 10);
        assertThat(Server.number(url, "select member_count from seq_list")).isEqualTo(ROWS);
        assertThat(Server.number(url, "select count(*) from seq_list_member")).isEqualTo(ROWS);
        List<long[]> progress = said.progress();
        assertThat(progress.get(progress.size() - 1)[0]).isEqualTo(ROWS / 500 * 500L);

        double copy = Copied.members(Server.database("size_import_copy", "size_import_empty"), members(list));
        Figures.print(
                "import, 10 % present",
                ROWS,
                Figures.of(said)
                        + String.format(
                                Locale.ROOT, "; COPY of the members %.1f s: %.1f x", copy, said.seconds() / copy));
    }

    /** A list with every tenth person in it; a copy of the database from before that is left for the peer. */
    private static ContactListId everyTenth(String url) {
        ContactListId list;
        try (HikariDataSource pool = Server.pool(url)) {
            SequenceSchema.migrate(pool);
        }
        Server.database("size_import_empty", "size_import");
        try (HikariDataSource pool = Server.pool(url);
                Host host = new Host(
                        JdbcStorage.on(pool), new ManyContacts(ROWS), Clock.fixed(Errand.NOW, ZoneOffset.UTC))) {
            list = host.acme.lists().create("Everybody").id();
            for (int from = 0; from < ROWS; from += 10_000) {
                List<ContactId> some = IntStream.range(from, Math.min(ROWS, from + 10_000))
                        .filter(i -> i % 10 == 0)
                        .mapToObj(ManyContacts::id)
                        .toList();
                host.acme.lists().add(list, some);
            }
        }
        return list;
    }

    private Path members(ContactListId list) throws IOException {
        Path file = folder.resolve("members.tsv");
        try (Writer writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < ROWS; i++) {
                writer.write("acme\t" + list + "\t" + ManyContacts.id(i) + "\n");
            }
        }
        return file;
    }
}

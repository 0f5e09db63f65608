package dev.outbound.example.crm;

import dev.outbound.address.EmailAddress;
import dev.outbound.address.PhoneNumber;
import dev.outbound.example.crm.ImportReport.Outcome;
import dev.outbound.example.crm.ImportReport.Row;
import dev.outbound.example.web.Call;
import dev.outbound.example.web.Html;
import dev.outbound.example.web.Layout;
import dev.outbound.example.web.Reply;
import dev.outbound.example.web.Route;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The people of the CRM, and the form to import more. */
public final class PeoplePages {

    private static final int PAGE = 50;
    private static final int ROWS_SHOWN = 500;

    private final People people;
    private final CsvImport csvImport;

    public PeoplePages(People people, CsvImport csvImport) {
        this.people = people;
        this.csvImport = csvImport;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/", call -> Reply.seeOther("/people")),
                Route.get("/people", this::list),
                Route.upload("/people/import", this::importFile),
                Route.post("/people/sample", this::sample));
    }

    private Reply list(Call call) {
        String filter = call.query("q");
        Optional<String> after = Optional.of(call.query("after")).filter(cursor -> !cursor.isEmpty());
        Page<Person> page = people.search(filter, new PageRequest(PAGE, after));
        Html next = page.next()
                .map(cursor -> Html.of(
                        "<p><a rel=\"next\" href=\"/people?q={}&amp;after={}\">Next page</a></p>",
                        URLEncoder.encode(filter, StandardCharsets.UTF_8),
                        cursor))
                .orElse(Html.EMPTY);
        return Reply.html(Layout.page(
                "People",
                Html.of("""
                <form method="get" action="/people">
                <label>Search <input type="search" name="q" value="{}"></label> <button>Search</button>
                </form>
                <p>{} people in all</p>
                <table>
                <thead><tr><th>Name</th><th>Email</th><th>Phone</th><th>Time zone</th><th>Company</th><th>Title</th></tr></thead>
                <tbody>{}</tbody>
                </table>
                {}
                {}
                """, filter, people.count(), Html.each(page.items(), PeoplePages::row), next, forms(call))));
    }

    private static Html row(Person person) {
        return Html.of(
                "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                person.name().display(),
                person.email().map(EmailAddress::value).orElse(""),
                person.phone().map(PhoneNumber::value).orElse(""),
                person.zone().orElse(""),
                person.profile().company(),
                person.profile().title());
    }

    private Html forms(Call call) {
        Html sample = people.count() > 0 ? Html.EMPTY : Html.of("""
                        <form method="post" action="/people/sample">{}
                        <button>Load 200 invented people</button>
                        </form>
                        """, call.tokenField());
        return Html.of("""
                {}
                <h2>Import</h2>
                <form method="post" action="/people/import" enctype="multipart/form-data">
                {}
                <p><label>CSV file <input type="file" name="file" accept=".csv,text/csv"></label></p>
                <p><label>or its text<br><textarea name="text" rows="6" cols="80"></textarea></label></p>
                <p>The first line names the columns: first_name, last_name and email; if you like id, phone, time_zone,
                company, title, consent_email, consent_sms, consent_voice, and any of your own.</p>
                <button>Import</button>
                </form>
                """, sample, call.tokenField());
    }

    private Reply importFile(Call call) throws IOException {
        try (InputStream file = call.upload("file");
                InputStream text = call.upload("text")) {
            return report(csvImport.run(fileOrText(file, text)));
        }
    }

    /** The file if it has content, else the text. */
    private static InputStream fileOrText(InputStream file, InputStream text) throws IOException {
        int first = file.read();
        return first < 0 ? text : new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) first}), file);
    }

    private Reply sample(Call call) throws IOException {
        return report(SamplePeople.load(csvImport));
    }

    private static Reply report(ImportReport report) {
        List<Row> shown = report.rows().stream()
                .filter(row -> !row.reason().isEmpty())
                .limit(ROWS_SHOWN)
                .toList();
        return Reply.html(
                report.accepted() ? 200 : 422,
                Layout.page(
                        "Import",
                        Html.of(
                                """
                        <p role="status">{}</p>
                        <p>Imported {}, duplicates {}, invalid {}, held back {}. Rows with a remark, at most {}:</p>
                        <table>
                        <thead><tr><th>Line</th><th>Result</th><th>Reason</th></tr></thead>
                        <tbody>{}</tbody>
                        </table>
                        <p><a href="/people">People</a></p>
                        """,
                                report.summary(),
                                report.count(Outcome.IMPORTED),
                                report.count(Outcome.DUPLICATE),
                                report.count(Outcome.INVALID),
                                report.count(Outcome.HELD_BACK),
                                ROWS_SHOWN,
                                Html.each(
                                        shown,
                                        row -> Html.of(
                                                "<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                                                row.line(),
                                                row.outcome(),
                                                row.reason())))));
    }
}

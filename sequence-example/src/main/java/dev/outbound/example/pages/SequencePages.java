package dev.outbound.example.pages;

import com.google.inject.Provider;
import dev.outbound.Workspace;
import dev.outbound.compose.Issue;
import dev.outbound.contact.ContactId;
import dev.outbound.example.crm.People;
import dev.outbound.example.crm.Person;
import dev.outbound.example.web.Call;
import dev.outbound.example.web.Html;
import dev.outbound.example.web.Layout;
import dev.outbound.example.web.Problem;
import dev.outbound.example.web.Reply;
import dev.outbound.example.web.Route;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.launch.LaunchPreview;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.store.PageRequest;
import dev.outbound.template.StockTemplate;
import dev.outbound.template.StockTemplates;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The list of sequences, starting one, and what one does. */
public final class SequencePages {

    private static final int SHOWN = 100;

    private final Provider<Workspace> workspace;
    private final People people;

    public SequencePages(Provider<Workspace> workspace, People people) {
        this.workspace = workspace;
        this.people = people;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/sequences", this::list),
                Route.post("/sequences", this::create),
                Route.get("/sequences/{id}", this::detail),
                Route.post("/sequences/{id}/generate", this::generate),
                Route.post("/sequences/{id}/launch", this::launch),
                Route.post(
                        "/sequences/{id}/pause",
                        call -> act(call, id -> here().running().pause(id))),
                Route.post(
                        "/sequences/{id}/resume",
                        call -> act(call, id -> here().running().resume(id))),
                Route.post(
                        "/sequences/{id}/cancel",
                        call -> act(call, id -> here().running().cancel(id))));
    }

    private Workspace here() {
        return workspace.get();
    }

    private Reply list(Call call) {
        List<Sequence> sequences =
                here().compose().page(PageRequest.first(SHOWN)).items();
        return Reply.html(Layout.page(
                "Sequences",
                Html.of(
                        """
                <table>
                <thead><tr><th>Name</th><th>Status</th><th>Steps</th></tr></thead>
                <tbody>{}</tbody>
                </table>
                <h2>Start a sequence</h2>
                <form method="post" action="/sequences">{}
                <p><label>Name <input name="name" value="Founder-led outbound" required maxlength="200"></label></p>
                <p><label>Template <select name="template">{}</select></label></p>
                <p><label>People whose name, company or title contains
                <input name="filter" placeholder="empty for everybody"></label>
                <label>at most <input name="most" type="number" value="50" min="1" max="1000"></label></p>
                <button>Create</button>
                </form>
                """,
                        Html.each(
                                sequences,
                                s -> Html.of(
                                        "<tr><td><a href=\"/sequences/{}\">{}</a></td><td>{}</td><td>{}</td></tr>\n",
                                        s.id(),
                                        s.name(),
                                        s.status(),
                                        s.recipe().steps().size())),
                        call.tokenField(),
                        Html.each(
                                StockTemplates.all(),
                                t -> Html.of("<option value=\"{}\">{}</option>", t.key(), t.name())))));
    }

    private Reply create(Call call) {
        StockTemplate template = StockTemplates.find(call.form("template"))
                .orElseThrow(() -> new Problem(422, "There is no such template."));
        int most = number(call.form("most"));
        ContactId[] chosen = people.search(call.form("filter"), PageRequest.first(most)).items().stream()
                .map(Person::id)
                .toArray(ContactId[]::new);
        Sequence sequence =
                here().compose().fromRecipe(call.form("name"), template.recipe(), Recipients.contacts(chosen));
        return Reply.seeOther("/sequences/" + sequence.id());
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,2}|1000")) {
            throw new Problem(422, "The number of people must be 1 to 1000.");
        }
        return Integer.parseInt(text);
    }

    private Reply detail(Call call) {
        Sequence sequence = here().compose().get(id(call));
        Workspace.Stats stats = here().stats(sequence.id());
        return Reply.html(Layout.page(
                sequence.name(),
                Html.of(
                        """
                <p>Status: <strong>{}</strong>. Contacts: {}</p>
                <p>{}</p>
                <ol>{}</ol>
                {}
                <p><a href="/sequences/{}/review">Contacts and drafts</a></p>
                <h2>Steps</h2>
                <table><thead><tr><th>Step</th><th>Status</th><th>Why not</th><th>Count</th></tr></thead>
                <tbody>{}</tbody></table>
                """,
                        sequence.status(),
                        stats.enrollments(),
                        sequence.recipe().goal(),
                        Html.each(
                                sequence.recipe().steps(),
                                step -> Html.of(
                                        "<li>Day {}, {}, {}: {}</li>\n",
                                        step.day(),
                                        step.channel().label(),
                                        step.window(),
                                        step.name())),
                        actions(call, sequence),
                        sequence.id(),
                        Html.each(
                                stats.touches(),
                                count -> Html.of(
                                        "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                                        count.position(),
                                        count.status(),
                                        count.skipReason().map(Enum::name).orElse(""),
                                        count.count())))));
    }

    private Html actions(Call call, Sequence sequence) {
        return switch (sequence.status()) {
            case DRAFT ->
                Html.of(
                        "{}{}",
                        issues(here().compose().issues(sequence.id())),
                        button(call, sequence, "generate", "Generate drafts"));
            case GENERATING -> Html.of("<p>Drafts are being written; reload to see how far they are.</p>");
            case IN_REVIEW -> preview(call, sequence);
            case SCHEDULED, RUNNING ->
                Html.of(
                        "{}{}",
                        button(call, sequence, "pause", "Pause"),
                        button(call, sequence, "cancel", "Cancel sequence"));
            case PAUSED ->
                Html.of(
                        "{}{}",
                        button(call, sequence, "resume", "Resume"),
                        button(call, sequence, "cancel", "Cancel sequence"));
            case COMPLETED, CANCELLED -> Html.EMPTY;
        };
    }

    private Html preview(Call call, Sequence sequence) {
        LaunchPreview preview = here().launches().preview(sequence.id(), LaunchOptions.now());
        return Html.of(
                """
                <h2>Launch</h2>
                {}
                <p>{} contacts, {} messages per channel, from {} to {}, sent by {}</p>
                <form method="post" action="/sequences/{}/launch">{}
                <input type="hidden" name="fingerprint" value="{}">
                <button>Launch now</button>
                </form>
                """,
                issues(preview.issues()),
                preview.included(),
                preview.touches(),
                preview.first().map(Object::toString).orElse("–"),
                preview.last().map(Object::toString).orElse("–"),
                preview.from(),
                sequence.id(),
                call.tokenField(),
                preview.fingerprint());
    }

    private static Html issues(List<Issue> issues) {
        return Html.of(
                "<ul>{}</ul>",
                Html.each(
                        issues,
                        issue -> Html.of(
                                "<li>{}: {}</li>\n", issue.isError() ? "Must be put right" : "Note", issue.message())));
    }

    private static Html button(Call call, Sequence sequence, String action, String label) {
        return Html.of(
                "<form method=\"post\" action=\"/sequences/{}/{}\">{}<button>{}</button></form>\n",
                sequence.id(),
                action,
                call.tokenField(),
                label);
    }

    private Reply generate(Call call) {
        return act(call, id -> here().drafting().generate(id));
    }

    private Reply launch(Call call) {
        return act(call, id -> here().launches().launch(id, LaunchOptions.now(), call.form("fingerprint")));
    }

    private Reply act(Call call, Consumer<SequenceId> action) {
        SequenceId id = id(call);
        action.accept(id);
        return Reply.seeOther("/sequences/" + id);
    }

    /** The id in the path. */
    static SequenceId id(Call call) {
        return parse(call.path("id")).orElseThrow(() -> new Problem(404, "There is no such sequence."));
    }

    private static Optional<SequenceId> parse(String text) {
        try {
            return Optional.of(SequenceId.of(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}

package dev.outbound.example.pages;

import com.google.inject.Provider;
import dev.outbound.Workspace;
import dev.outbound.approval.QueueEntry;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftId;
import dev.outbound.draft.DraftStatus;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.example.web.Call;
import dev.outbound.example.web.Html;
import dev.outbound.example.web.Layout;
import dev.outbound.example.web.Problem;
import dev.outbound.example.web.Reply;
import dev.outbound.example.web.Route;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.SequenceId;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** The queue of contacts, and one contact's drafts with what became of each. */
public final class ReviewPages {

    private static final int PAGE = 50;

    private final Provider<Workspace> workspace;

    public ReviewPages(Provider<Workspace> workspace) {
        this.workspace = workspace;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/sequences/{id}/review", this::queue),
                Route.post("/sequences/{id}/approve-all", this::approveAll),
                Route.get("/sequences/{id}/contacts/{enrollment}", this::contact),
                Route.post("/sequences/{id}/contacts/{enrollment}/approve", this::approveContact),
                Route.post("/sequences/{id}/contacts/{enrollment}/drafts/{draft}", this::decide));
    }

    private Workspace here() {
        return workspace.get();
    }

    private Reply queue(Call call) {
        Sequence sequence = here().compose().get(SequencePages.id(call));
        Optional<String> after = Optional.of(call.query("after")).filter(c -> !c.isEmpty());
        Page<QueueEntry> page = here().reviews().queue(sequence.id(), new PageRequest(PAGE, after));
        return Reply.html(Layout.page(
                "Review: " + sequence.name(),
                Html.of(
                        """
                <form method="post" action="/sequences/{}/approve-all">{}
                <button>Approve everything that can be approved</button></form>
                <table>
                <thead><tr><th>Contact</th><th>State</th><th>Approved</th><th>Skipped</th><th>Failed</th><th>Drafts</th></tr></thead>
                <tbody>{}</tbody>
                </table>
                {}
                <p><a href="/sequences/{}">Back to the sequence</a></p>
                """,
                        sequence.id(),
                        call.tokenField(),
                        Html.each(page.items(), entry -> row(sequence.id(), entry)),
                        page.next()
                                .map(c -> Html.of("<p><a href=\"?after={}\">Next page</a></p>", c))
                                .orElse(Html.EMPTY),
                        sequence.id())));
    }

    private static Html row(SequenceId sequence, QueueEntry entry) {
        Enrollment enrollment = entry.enrollment();
        return Html.of(
                "<tr><td><a href=\"/sequences/{}/contacts/{}\">{}</a></td><td>{} {}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                sequence,
                enrollment.id(),
                entry.contact()
                        .map(c -> c.name().display())
                        .orElse(enrollment.contact().value()),
                enrollment.status(),
                enrollment.problem().orElse(""),
                entry.count(DraftStatus.APPROVED) + entry.count(DraftStatus.SENT),
                entry.count(DraftStatus.SKIPPED),
                entry.count(DraftStatus.FAILED),
                entry.drafts().size());
    }

    private Reply contact(Call call) {
        Sequence sequence = here().compose().get(SequencePages.id(call));
        EnrollmentId id = enrollment(call);
        Enrollment enrollment = here().enrollments().get(id);
        Map<Integer, String> states = new HashMap<>();
        here().enrollments().touches(id).forEach(t -> states.put(t.position(), t.status() + ". "));
        here().enrollments().why(id).forEach(why -> states.merge(why.position(), why.words(), String::concat));
        return Reply.html(Layout.page(
                "Contact " + enrollment.contact(),
                Html.of(
                        """
                <p>{} in <a href="/sequences/{}/review">{}</a></p>
                <form method="post" action="/sequences/{}/contacts/{}/approve">{}<button>Approve all steps</button></form>
                {}
                """,
                        enrollment.status(),
                        sequence.id(),
                        sequence.name(),
                        sequence.id(),
                        id,
                        call.tokenField(),
                        Html.each(
                                drafts(sequence, id),
                                draft -> draft(call, sequence, draft, states.getOrDefault(draft.position(), ""))))));
    }

    private List<Draft> drafts(Sequence sequence, EnrollmentId id) {
        return IntStream.rangeClosed(1, sequence.recipe().steps().size())
                .mapToObj(position -> here().reviews().draft(id, position))
                .toList();
    }

    private static Html draft(Call call, Sequence sequence, Draft draft, String state) {
        String subject = draft.content()
                .map(c -> c.fold(DraftContent.Email::subject, t -> "", v -> ""))
                .orElse("");
        return Html.of(
                """
                <section>
                <h2>Step {}: {}</h2>
                <p>{} {} {}</p>
                <form method="post" action="/sequences/{}/contacts/{}/drafts/{}">{}
                <input type="hidden" name="version" value="{}">
                <p><label>Subject <input name="subject" value="{}" size="60"></label></p>
                <p><label>Words<br><textarea name="body" rows="8" cols="80">{}</textarea></label></p>
                <button name="do" value="approve">Approve</button>
                <button name="do" value="save">Save changes</button>
                <button name="do" value="skip">Skip step</button>
                <button name="do" value="restore">Restore</button>
                <button name="do" value="reopen">Reopen</button>
                </form>
                </section>
                """,
                draft.position(),
                sequence.recipe().step(draft.position()).name(),
                draft.status(),
                draft.problem().orElse(""),
                state,
                sequence.id(),
                draft.enrollment(),
                draft.id(),
                call.tokenField(),
                draft.version(),
                subject,
                draft.content().map(DraftContent::body).orElse(""));
    }

    private Reply decide(Call call) {
        DraftId id = new DraftId(uuid(call.path("draft")));
        long version = Long.parseLong(call.form("version").isEmpty() ? "0" : call.form("version"));
        switch (call.form("do")) {
            case "approve" -> here().reviews().approve(id, version);
            case "skip" -> here().reviews().skip(id, version);
            case "restore" -> here().reviews().restore(id, version);
            case "reopen" -> here().reviews().reopen(id, version);
            case "save" ->
                here().reviews()
                        .edit(id, version, content(call, here().reviews().draft(id)));
            default -> throw new Problem(422, "There is no such action.");
        }
        return back(call);
    }

    private DraftContent content(Call call, Draft draft) {
        Sequence sequence = here().compose().get(draft.sequence());
        String body = call.form("body");
        boolean inThread = draft.content()
                .map(c -> c.fold(DraftContent.Email::replyInThread, t -> false, v -> false))
                .orElse(draft.position() > 1);
        return switch (sequence.recipe().step(draft.position()).channel()) {
            case EMAIL -> new DraftContent.Email(call.form("subject"), body, inThread);
            case SMS -> new DraftContent.Sms(body);
            case VOICE -> new DraftContent.Voice(body);
        };
    }

    private Reply approveContact(Call call) {
        EnrollmentId id = enrollment(call);
        Sequence sequence = here().compose().get(SequencePages.id(call));
        Map<DraftId, Long> versions = new HashMap<>();
        drafts(sequence, id).forEach(d -> versions.put(d.id(), d.version()));
        here().reviews().approveContact(id, versions);
        return back(call);
    }

    private Reply approveAll(Call call) {
        SequenceId id = SequencePages.id(call);
        Approvals.approveAll(here(), id, entry -> true);
        return Reply.seeOther("/sequences/" + id + "/review");
    }

    private static Reply back(Call call) {
        return Reply.seeOther("/sequences/" + call.path("id") + "/contacts/" + call.path("enrollment"));
    }

    private static EnrollmentId enrollment(Call call) {
        return new EnrollmentId(uuid(call.path("enrollment")));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new Problem(404, "There is no such page.");
        }
    }
}

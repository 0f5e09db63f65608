package dev.outbound.example.demo;

import dev.outbound.SequenceEngine;
import dev.outbound.Workspace;
import dev.outbound.address.EmailAddress;
import dev.outbound.approval.QueueEntry;
import dev.outbound.channels.inbound.EmailReader;
import dev.outbound.contact.ContactId;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.example.App;
import dev.outbound.example.config.AppConfig;
import dev.outbound.example.crm.People;
import dev.outbound.example.crm.Person;
import dev.outbound.example.mailbox.MailServer;
import dev.outbound.example.mailbox.Mailbox;
import dev.outbound.example.mailbox.OpenedMail;
import dev.outbound.sequence.SequenceId;
import dev.outbound.store.PageRequest;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the world does on the way: one address bounces, one contact replies, one clicks the link, one is left undecided. */
final class DemoEvents {

    /** How many people have a part in it. */
    static final int CAST = 4;

    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]+>)");
    private static final Pattern LINK = Pattern.compile("(?im)^List-Unsubscribe:\\s*<([^>]+)>");

    private final App app;
    private final Workspace workspace;
    private final Clock clock;
    private final PrintStream out;
    private final List<Person> cast;
    private final Set<ContactId> done = new HashSet<>();

    DemoEvents(App app, Workspace workspace, Clock clock, PrintStream out) {
        this.app = app;
        this.workspace = workspace;
        this.clock = clock;
        this.out = out;
        this.cast = app.get(People.class).search("", PageRequest.first(50)).items().stream()
                .filter(p -> p.email().isPresent())
                .limit(CAST)
                .toList();
    }

    private Person undecided() {
        return cast.get(0);
    }

    private Person replier() {
        return cast.get(1);
    }

    private Person clicker() {
        return cast.get(2);
    }

    private Person bouncer() {
        return cast.get(3);
    }

    boolean isLeftInReview(Enrollment enrollment) {
        return enrollment.contact().equals(undecided().id());
    }

    void bounceOne() {
        app.get(MailServer.class).bounce(bouncer().email().orElseThrow());
    }

    /** Lets happen whose time has come. */
    void happen(SequenceId id) throws IOException {
        if (!done.contains(replier().id())) {
            react(id, replier(), this::reply);
        }
        if (!done.contains(clicker().id())) {
            react(id, clicker(), this::click);
        }
    }

    private interface Reaction {
        void to(Person person, OpenedMail mail) throws IOException;
    }

    /** The person reads the latest mail and reacts, once, while the enrollment is active. */
    private void react(SequenceId id, Person person, Reaction reaction) throws IOException {
        Mailbox mailbox = app.get(Mailbox.class);
        EmailAddress address = person.email().orElseThrow();
        var mails = mailbox.to(address);
        if (mails.isEmpty()) {
            return;
        }
        boolean active = workspace.reviews().queue(id, PageRequest.first(1_000)).items().stream()
                .map(QueueEntry::enrollment)
                .anyMatch(e -> e.contact().equals(person.id()) && e.status() == EnrollmentStatus.ACTIVE);
        Optional<OpenedMail> latest = mailbox.open(mails.get(mails.size() - 1).number());
        if (active && latest.isPresent()) {
            reaction.to(person, latest.get());
        }
        done.add(person.id());
    }

    private void reply(Person person, OpenedMail mail) {
        String messageId = find(MESSAGE_ID, mail);
        String raw = String.join(
                "\r\n",
                "From: " + person.name().display() + " <"
                        + person.email().orElseThrow().value() + ">",
                "To: " + own().value(),
                "Subject: Re: " + mail.mail().subject(),
                "Message-ID: <" + UUID.nameUUIDFromBytes(messageId.getBytes(StandardCharsets.UTF_8)) + "@"
                        + person.email().orElseThrow().domain() + ">",
                "In-Reply-To: " + messageId,
                "References: " + messageId,
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "",
                "Thanks, Tuesday works for me.",
                "",
                "> " + mail.text().replace("\n", "\n> "),
                "");
        var read = new EmailReader(Set.of(own())).read(raw.getBytes(StandardCharsets.UTF_8), clock.instant());
        var result = app.get(SequenceEngine.class)
                .inbound()
                .email(app.get(AppConfig.class).tenant().settings().id(), read);
        out.println("\n  " + clock.instant() + " a contact replied: " + result);
    }

    private void click(Person person, OpenedMail mail) throws IOException {
        HttpRequest post = HttpRequest.newBuilder(URI.create(find(LINK, mail)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build();
        try {
            int status = HttpClient.newHttpClient()
                    .send(post, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            out.println("\n  " + clock.instant() + " a contact clicked the one-click link: HTTP " + status);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private EmailAddress own() {
        var settings = app.get(AppConfig.class).tenant().settings();
        return EmailAddress.of(
                settings.identity().fromLocalPart() + "@" + settings.domain().name());
    }

    private static String find(Pattern header, OpenedMail mail) {
        String unfolded = mail.headers().replaceAll("\\r?\\n[ \\t]+", " ");
        Matcher matcher = header.matcher(unfolded);
        if (!matcher.find()) {
            throw new IllegalStateException("mail " + mail.mail().number() + " has no " + header);
        }
        return matcher.group(1);
    }
}

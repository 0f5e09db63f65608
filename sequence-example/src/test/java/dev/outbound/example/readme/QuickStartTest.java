package dev.outbound.example.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.outbound.SequenceEngine;
import dev.outbound.Workspace;
import dev.outbound.address.AddressKey;
import dev.outbound.address.EmailAddress;
import dev.outbound.approval.QueueEntry;
import dev.outbound.channels.email.SmtpSender;
import dev.outbound.channels.email.SmtpSettings;
import dev.outbound.contact.Contact;
import dev.outbound.contact.ContactId;
import dev.outbound.contact.Contacts;
import dev.outbound.contact.Name;
import dev.outbound.contact.Profile;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftId;
import dev.outbound.example.mailbox.MailServer;
import dev.outbound.example.mailbox.Mailbox;
import dev.outbound.jdbc.JdbcStorage;
import dev.outbound.jdbc.Pools;
import dev.outbound.jdbc.SequenceSchema;
import dev.outbound.launch.LaunchOptions;
import dev.outbound.launch.LaunchPreview;
import dev.outbound.onecall.StartRequest;
import dev.outbound.onecall.Started;
import dev.outbound.sequence.Recipe;
import dev.outbound.sequence.Recipients;
import dev.outbound.sequence.SendWindow;
import dev.outbound.sequence.SequenceId;
import dev.outbound.sequence.Step;
import dev.outbound.store.Page;
import dev.outbound.store.PageRequest;
import dev.outbound.template.StockTemplates;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.Identity;
import dev.outbound.workspace.Numbers;
import dev.outbound.workspace.SendingDomain;
import dev.outbound.workspace.WorkspaceId;
import dev.outbound.workspace.WorkspaceSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the README: an email sequence from a contact directory, a DataSource and an SMTP server to its first mail. */
class QuickStartTest {

    @TempDir
    Path folder;

    @Test
    void the_quick_start_of_the_readme_sends_a_mail() throws Exception {
        Mailbox mailbox = Mailbox.in(folder);
        byte[] secret = "at least 32 bytes that stay the same for years".getBytes(StandardCharsets.UTF_8);
        try (MailServer server = MailServer.start(mailbox, 0);
                HikariDataSource dataSource = Pools.open("jdbc:h2:mem:quickstart;DB_CLOSE_DELAY=-1", "sa", "")) {
            Contacts crm = new OnePerson();
            SmtpSettings relay = SmtpSettings.local(server.port());

            WorkspaceSettings acme = new WorkspaceSettings(
                    new WorkspaceId("acme"),
                    ZoneId.of("America/New_York"),
                    new SendingDomain("mail.acme.example", true),
                    new Identity("Acme", "Tyler", "tyler", Optional.of("1 Main Street, Springfield"), Optional.empty()),
                    Numbers.NONE,
                    Set.of());

            SequenceSchema.migrate(dataSource);
            JdbcStorage storage = JdbcStorage.on(dataSource);
            SmtpSender smtp = new SmtpSender(relay);
            SequenceEngine engine = SequenceEngine.builder()
                    .storage(storage)
                    .contacts(crm)
                    .workspace(acme)
                    .unsubscribe(URI.create("https://crm.acme.example/u/"), secret)
                    .email(smtp)
                    .build();

            Workspace workspace = engine.workspace(acme.id(), Actor.user("tyler"));
            Recipe recipe = Recipe.EMPTY
                    .withGoal("Book a 15-minute call about their onboarding.")
                    .plus(Step.email(0, "Hello").withWindow(SendWindow.of("00:00", "24:00")))
                    .plus(Step.email(3, "One proof"));
            SequenceId id = workspace
                    .compose()
                    .fromRecipe("First outreach", recipe, Recipients.contacts(new ContactId("p-1")))
                    .id();

            workspace.drafting().generate(id);
            engine.generator().drain();

            for (QueueEntry entry :
                    workspace.reviews().queue(id, PageRequest.first(50)).items()) {
                Map<DraftId, Long> read = entry.drafts().stream().collect(Collectors.toMap(Draft::id, Draft::version));
                workspace.reviews().approveContact(entry.enrollment().id(), read);
            }

            LaunchPreview preview = workspace.launches().preview(id, LaunchOptions.now());
            workspace.launches().launch(id, LaunchOptions.now(), preview.fingerprint());
            engine.tick();

            assertThat(mailbox.all()).hasSize(1);

            Started started = workspace
                    .starts()
                    .start(StartRequest.of(
                                    "form-4711",
                                    "Demo request",
                                    StockTemplates.INBOUND_FAST_FOLLOW.recipe(),
                                    new ContactId("p-1"))
                            .withNotes("Wants to see the export.")
                            .approvedByItself());

            assertThat(started.isNew()).isTrue();

            Leads leads = new Leads(dataSource);
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                storage.joining(connection, () -> {
                    leads.save(connection, "dan@people.example");
                    workspace.suppressions().addManual("dan@people.example", "asked on the phone");
                });
                connection.commit();
            }

            assertThat(leads.count()).isEqualTo(1);
            assertThat(workspace
                            .suppressions()
                            .isSuppressed(EmailAddress.of("dan@people.example").key()))
                    .isTrue();

            workspace.timeline().each(id, LaunchOptions.now(), entry -> System.out.println(entry.line()));

            engine.close();
            smtp.close();
        }
    }

    /** A table of the host's own. */
    private record Leads(DataSource dataSource) {

        Leads {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table lead (address varchar(320))");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        void save(Connection connection, String address) {
            try (PreparedStatement insert = connection.prepareStatement("insert into lead values (?)")) {
                insert.setString(1, address);
                insert.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        int count() throws SQLException {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from lead")) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /** A CRM with one person in it. */
    private static final class OnePerson implements Contacts {

        private final Contact ann = new Contact(
                new ContactId("p-1"),
                Name.of("Ann", "Lee"),
                Optional.of(EmailAddress.of("ann@people.example")),
                Optional.empty(),
                Optional.of("America/New_York"),
                new Profile("Initech", "Head of Sales", Map.of()),
                Map.of());

        @Override
        public Map<ContactId, Contact> findAll(WorkspaceId workspace, Collection<ContactId> ids) {
            return ids.contains(ann.id()) ? Map.of(ann.id(), ann) : Map.of();
        }

        @Override
        public List<Contact> findByAddress(WorkspaceId workspace, AddressKey key) {
            return ann.email()
                    .filter(email -> email.key().equals(key))
                    .map(email -> List.of(ann))
                    .orElse(List.of());
        }

        @Override
        public Page<ContactId> search(WorkspaceId workspace, String filter, PageRequest page) {
            return new Page<>(List.of(ann.id()), Optional.empty());
        }
    }
}

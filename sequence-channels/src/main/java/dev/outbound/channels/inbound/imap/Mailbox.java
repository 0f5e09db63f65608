package dev.outbound.channels.inbound.imap;

import dev.outbound.channels.email.SmtpSettings.Login;
import dev.outbound.channels.email.SmtpSettings.Tls;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/** One open folder at a server, for reading. Used by one thread at a time, except {@link #wake}. */
final class Mailbox implements AutoCloseable {

    private static final String FETCH_OCTETS = "262144";

    private final IMAPStore store;
    private final IMAPFolder folder;
    private final boolean tells;
    private int listed;
    private volatile boolean waiting;

    private Mailbox(IMAPStore store, IMAPFolder folder, boolean tells) {
        this.store = store;
        this.folder = folder;
        this.tells = tells;
        // The library does not end a wait for what the server says before it agrees to the wait.
        folder.addMessageCountListener(new MessageCountAdapter() {
            @Override
            public void messagesAdded(MessageCountEvent news) {
                endWait();
            }
        });
    }

    static Mailbox open(ImapSettings settings) throws MessagingException {
        String protocol = settings.tls() == Tls.IMPLICIT ? "imaps" : "imap";
        Session session = Session.getInstance(properties(settings, protocol));
        IMAPStore store = (IMAPStore) session.getStore(protocol);
        Login login = settings.login().get();
        store.connect(
                settings.host(),
                settings.port(),
                login.username(),
                login.password().value());
        try {
            IMAPFolder folder = (IMAPFolder) store.getFolder(settings.folder());
            folder.open(Folder.READ_ONLY);
            return new Mailbox(store, folder, store.hasCapability("IDLE"));
        } catch (MessagingException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static Properties properties(ImapSettings settings, String protocol) {
        String prefix = "mail." + protocol + ".";
        var properties = new Properties();
        properties.put(prefix + "connectiontimeout", millis(settings.waits().connect()));
        properties.put(prefix + "timeout", millis(settings.waits().reply()));
        properties.put(prefix + "writetimeout", millis(settings.waits().reply()));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "fetchsize", FETCH_OCTETS);
        properties.put(prefix + "partialfetch", "true");
        properties.put(prefix + "peek", "true");
        properties.put(prefix + "connectionpoolsize", "1");
        if (settings.tls() == Tls.STARTTLS_REQUIRED) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        if (settings.oauth2()) {
            properties.put(prefix + "auth.mechanisms", "XOAUTH2");
        }
        return properties;
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    long uidValidity() throws MessagingException {
        return folder.getUIDValidity();
    }

    /** The numbers of the mails after this one, in order. */
    List<Long> after(long uid) throws MessagingException {
        listed = count();
        // A server answers "n:*" with its last mail even if that is older.
        return uids(folder.getMessagesByUID(uid + 1, UIDFolder.LASTUID)).stream()
                .filter(found -> found > uid)
                .toList();
    }

    /** The number before the first mail that came on this day or later; the last number so far if none did. */
    long before(Instant since) throws MessagingException {
        List<Long> found = uids(folder.search(new ReceivedDateTerm(ComparisonTerm.GE, Date.from(since))));
        return found.isEmpty() ? last() : found.get(0) - 1;
    }

    private long last() throws MessagingException {
        int count = count();
        return count == 0 ? 0 : folder.getUID(folder.getMessage(count));
    }

    /** How many mails there are now: the library asks by itself only now and then. */
    private int count() throws MessagingException {
        ask();
        return folder.getMessageCount();
    }

    private void ask() throws MessagingException {
        folder.doCommand(protocol -> {
            protocol.simpleCommand("NOOP", null);
            return null;
        });
    }

    private List<Long> uids(Message[] messages) throws MessagingException {
        var profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(messages, profile);
        var uids = new ArrayList<Long>();
        for (Message message : messages) {
            if (!message.isExpunged()) {
                uids.add(folder.getUID(message));
            }
        }
        Collections.sort(uids);
        return uids;
    }

    /** Empty if it is no longer there. */
    Optional<IMAPMessage> mail(long uid) throws MessagingException {
        return Optional.ofNullable((IMAPMessage) folder.getMessageByUID(uid));
    }

    /** Whether the connection is of use. Asks the server. */
    boolean isAlive() {
        return folder.isOpen() && store.isConnected();
    }

    /** Whether it tells when mail comes. */
    boolean tells() {
        return tells;
    }

    /** Waits until something happens, or somebody {@link #wake wakes} it; not at all if something happened since the last look. */
    void awaitNews() throws MessagingException {
        if (count() == listed) {
            waiting = true;
            try {
                folder.idle(true);
            } finally {
                waiting = false;
            }
        }
    }

    private void endWait() {
        try {
            if (waiting) {
                wake();
            }
        } catch (MessagingException | RuntimeException gone) {
            // Then there is no wait any more.
        }
    }

    /** Ends a wait in another thread. Without effect if none waits. */
    void wake() throws MessagingException {
        ask();
    }

    /** Without changing the mailbox. Never throws. */
    @Override
    public void close() {
        try {
            folder.forceClose();
            store.close();
        } catch (MessagingException | RuntimeException gone) {
            // It is closed all the same.
        }
    }
}

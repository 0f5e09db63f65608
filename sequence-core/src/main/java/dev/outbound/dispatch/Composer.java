package dev.outbound.dispatch;

import dev.outbound.address.Address;
import dev.outbound.address.Channel;
import dev.outbound.address.EmailAddress;
import dev.outbound.address.PhoneNumber;
import dev.outbound.conversation.MailThread;
import dev.outbound.conversation.Message;
import dev.outbound.conversation.MessageIds;
import dev.outbound.conversation.ReturnAddresses;
import dev.outbound.draft.DraftContent;
import dev.outbound.sequence.Sender;
import dev.outbound.suppression.UnsubscribeLinks;
import dev.outbound.touch.TouchId;
import dev.outbound.workspace.WorkspaceId;
import dev.outbound.workspace.WorkspaceSettings;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Makes the message of an approved draft. What was approved is sent as it is, apart from the effective subject of a mail
 * that continues a thread, the footer, and the opt-out notice on the first text.
 */
public final class Composer {

    private static final UUID NIL = new UUID(0, 0);
    private static final Pattern STOP = Pattern.compile("\\bSTOP\\b");

    private final MessageIds ids;
    private final ReturnAddresses returns;
    private final UnsubscribeLinks links;
    private final String smsNotice;

    public Composer(MessageIds ids, ReturnAddresses returns, UnsubscribeLinks links, String smsNotice) {
        this.ids = ids;
        this.returns = returns;
        this.links = links;
        this.smsNotice = smsNotice;
    }

    /** The stable Message-ID of a touch. */
    String messageId(Handed handed, WorkspaceSettings settings) {
        return ids.of(handed.workspace(), handed.touch(), settings.domain().name());
    }

    /**
     * The message as it is handed over.
     *
     * @param conversation of the enrollment so far, oldest first
     */
    OutboundMessage compose(
            Handed handed,
            DraftContent content,
            Address to,
            Sender sender,
            WorkspaceSettings settings,
            List<Message> conversation) {
        return content.fold(
                mail -> email(handed, mail, (EmailAddress) to, sender, settings, MailThread.of(conversation)),
                text -> new OutboundMessage.Sms(
                        handed,
                        settings.numbers().sms().orElseThrow(),
                        (PhoneNumber) to,
                        text(text.body(), conversation)),
                call -> new OutboundMessage.Voice(
                        handed, settings.numbers().voice().orElseThrow(), (PhoneNumber) to, call.body()));
    }

    /** A mail as it would be now, for reading only: the link in it leads nowhere. */
    public OutboundMessage.Email specimen(
            WorkspaceId workspace,
            DraftContent.Email mail,
            EmailAddress to,
            Sender sender,
            WorkspaceSettings settings,
            List<Message> conversation) {
        Handed nobody = new Handed(workspace, new TouchId(NIL), NIL, 0, () -> 0);
        return email(nobody, mail, to, sender, settings, MailThread.of(conversation));
    }

    /** The text a message goes out with: the first of an enrollment says how to opt out, unless its words do. */
    public String text(String body, List<Message> conversation) {
        boolean first = conversation.stream()
                .noneMatch(m -> m.channel() == Channel.SMS && m.direction() == Message.Direction.OUTBOUND);
        boolean saysIt = STOP.matcher(body.toUpperCase(Locale.ROOT)).find();
        return first && !saysIt && !smsNotice.isEmpty() ? body + " " + smsNotice : body;
    }

    /** The footer of every mail. */
    public static String footer(WorkspaceSettings settings, URI unsubscribe) {
        StringBuilder footer = new StringBuilder("-- \n");
        if (!settings.identity().company().isBlank()) {
            footer.append(settings.identity().company()).append('\n');
        }
        settings.identity()
                .postalAddress()
                .ifPresent(address -> footer.append(address).append('\n'));
        return footer.append("Unsubscribe: ").append(unsubscribe).toString();
    }

    private OutboundMessage.Email email(
            Handed handed,
            DraftContent.Email mail,
            EmailAddress to,
            Sender sender,
            WorkspaceSettings settings,
            MailThread thread) {
        boolean continues = thread.isContinuedBy(mail);
        URI unsubscribe = links.link(handed.workspace(), handed.touch());
        String footer = footer(settings, unsubscribe);
        return new OutboundMessage.Email(
                handed,
                new OutboundMessage.Mailbox(sender.name(), sender.at(settings.domain())),
                returns.bounces(settings, handed.touch()),
                returns.replies(settings, handed.touch())
                        .or(() -> settings.identity().replyTo()),
                to,
                thread.subject(mail),
                new OutboundMessage.Body(
                        mail.body() + "\n\n" + footer + "\n", HtmlBody.of(mail.body(), settings, unsubscribe)),
                unsubscribe,
                returns.unsubscribes(settings, handed.touch()),
                new OutboundMessage.Threading(
                        messageId(handed, settings),
                        continues ? thread.inReplyTo() : Optional.empty(),
                        continues ? thread.references() : List.of()));
    }
}

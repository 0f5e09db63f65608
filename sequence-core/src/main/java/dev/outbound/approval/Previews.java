package dev.outbound.approval;

import dev.outbound.address.Address;
import dev.outbound.address.Channel;
import dev.outbound.address.EmailAddress;
import dev.outbound.address.PhoneNumber;
import dev.outbound.contact.Contact;
import dev.outbound.conversation.Message;
import dev.outbound.dispatch.Composer;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.launch.Launches;
import dev.outbound.lint.SmsLength;
import dev.outbound.sequence.Sequence;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.Scope;
import dev.outbound.workspace.WorkspaceSettings;
import java.util.List;
import java.util.Optional;

/** Shows a draft as the message it will be. */
final class Previews {

    /** Stands in where the contact has no address yet; it is not shown. */
    private static final EmailAddress NOBODY = EmailAddress.of("nobody@invalid.example");

    private final Setup setup;
    private final Scope scope;
    private final Composer composer;

    Previews(Setup setup, Scope scope, Composer composer) {
        this.setup = setup;
        this.scope = scope;
        this.composer = composer;
    }

    /**
     * What a draft's message is made of besides its words.
     *
     * @param ahead the conversation it will find
     */
    private record Place(Enrollment enrollment, Sequence sequence, WorkspaceSettings settings, List<Message> ahead) {}

    MessagePreview of(Draft draft) {
        DraftContent words = words(draft);
        Place place = place(draft);
        Optional<Contact> contact = setup.host()
                .contacts()
                .find(scope.workspace(), place.enrollment().contact());
        Optional<Address> to = contact.flatMap(c -> c.address(words.channel()));
        return words.fold(
                mail -> mail(mail, to, place),
                sms -> text(composer.text(sms.body(), place.ahead()), to, place.settings()),
                call -> script(call.body(), to, place.settings()));
    }

    /** A mail as it will be, but to another address, and with a link that leads nowhere. */
    OutboundMessage.Email specimen(Draft draft, EmailAddress to) {
        return words(draft)
                .fold(
                        mail -> specimen(mail, to, place(draft)),
                        sms -> noMail(draft, Channel.SMS),
                        call -> noMail(draft, Channel.VOICE));
    }

    private static OutboundMessage.Email noMail(Draft draft, Channel channel) {
        throw new SequenceException(
                ErrorCode.CHANNEL_NOT_ALLOWED,
                "step " + draft.position() + " is " + channel + ": only a mail can be sent as a test");
    }

    private static DraftContent words(Draft draft) {
        return draft.content()
                .orElseThrow(() -> new SequenceException(
                        ErrorCode.ILLEGAL_STATE,
                        "draft " + draft.id() + " is " + draft.status() + ": it has no words"));
    }

    private Place place(Draft draft) {
        Enrollment enrollment = setup.enrollment(scope.workspace(), draft.enrollment());
        Sequence sequence = setup.sequence(scope.workspace(), draft.sequence());
        List<Draft> drafts = setup.storage().drafts().ofEnrollments(scope.workspace(), List.of(enrollment.id()));
        List<Message> said = setup.storage().conversations().ofEnrollments(scope.workspace(), List.of(enrollment.id()));
        return new Place(
                enrollment, sequence, setup.settings(scope.workspace()), Ahead.of(drafts, draft.position(), said));
    }

    private OutboundMessage.Email specimen(DraftContent.Email mail, EmailAddress to, Place place) {
        return composer.specimen(
                scope.workspace(),
                mail,
                to,
                Launches.sender(place.sequence(), place.settings()),
                place.settings(),
                place.ahead());
    }

    private MessagePreview mail(DraftContent.Email mail, Optional<Address> to, Place place) {
        EmailAddress address = to.map(EmailAddress.class::cast).orElse(NOBODY);
        OutboundMessage.Email made = specimen(mail, address, place);
        return new MessagePreview(
                mail.channel(),
                to.map(Address::value),
                Optional.of(made.from().name() + " <" + made.from().address().value() + ">"),
                Optional.of(made.subject()),
                made.body().text(),
                Optional.of(made.body().html()),
                Optional.empty());
    }

    private static MessagePreview text(String text, Optional<Address> to, WorkspaceSettings settings) {
        return new MessagePreview(
                Channel.SMS,
                to.map(Address::value),
                settings.numbers().sms().map(PhoneNumber::value),
                Optional.empty(),
                text,
                Optional.empty(),
                Optional.of(SmsLength.of(text)));
    }

    private static MessagePreview script(String script, Optional<Address> to, WorkspaceSettings settings) {
        return new MessagePreview(
                Channel.VOICE,
                to.map(Address::value),
                settings.numbers().voice().map(PhoneNumber::value),
                Optional.empty(),
                script,
                Optional.empty(),
                Optional.empty());
    }
}

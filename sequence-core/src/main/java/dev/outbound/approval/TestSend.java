package dev.outbound.approval;

import dev.outbound.address.EmailAddress;
import dev.outbound.contact.Contact;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.draft.Draft;
import dev.outbound.enrollment.OfContact;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.optout.OptOuts;
import dev.outbound.sequence.SequenceId;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.Scope;

/**
 * Sends a draft to one of our own people. Whoever is in the sequence gets approved words only, in their time, and nothing
 * twice; so no address of theirs is taken, nor one that opted out.
 */
final class TestSend {

    private final Setup setup;
    private final Scope scope;
    private final ReviewTools tools;

    TestSend(Setup setup, Scope scope, ReviewTools tools) {
        this.setup = setup;
        this.scope = scope;
        this.tools = tools;
    }

    SendOutcome send(Draft draft, EmailAddress to) {
        setup.requireEntitled(scope.workspace());
        requireOurOwn(draft.sequence(), to);
        OutboundMessage.Email specimen = new Previews(setup, scope, tools.composer()).specimen(draft, to);
        return tools.testMails().send(specimen, setup.settings(scope.workspace()));
    }

    private void requireOurOwn(SequenceId sequence, EmailAddress to) {
        if (new OptOuts(setup, scope).isSuppressed(to.key())) {
            throw new SequenceException(ErrorCode.ADDRESS_UNUSABLE, to + " opted out");
        }
        for (Contact contact : setup.host().contacts().findByAddress(scope.workspace(), to.key())) {
            boolean isEnrolled = OfContact.all(setup.storage().enrollments(), scope.workspace(), contact.id())
                    .anyMatch(enrollment -> enrollment.sequence().equals(sequence));
            if (isEnrolled) {
                throw new SequenceException(
                        ErrorCode.ADDRESS_UNUSABLE,
                        to + " is the address of contact " + contact.id()
                                + " of this sequence, who gets approved messages only");
            }
        }
    }
}

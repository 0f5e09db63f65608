package dev.outbound.approval;

import dev.outbound.address.EmailAddress;
import dev.outbound.contact.Contact;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.draft.Draft;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.error.ErrorCode;
import dev.outbound.error.SequenceException;
import dev.outbound.sequence.SequenceId;
import dev.outbound.setup.Setup;
import dev.outbound.workspace.Scope;
import java.util.List;
import java.util.Optional;

/**
 * Sends a draft to one of our own people. Whoever is in the sequence gets approved words only, in their time, and nothing
 * twice; so no address of theirs is taken, nor one that opted out.
 */
final class TestSend {

    private static final int SLICE = 100;

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
        boolean isSuppressed = !setup.storage()
                .suppressions()
                .suppressed(scope.workspace(), List.of(to.key()))
                .isEmpty();
        if (isSuppressed) {
            throw new SequenceException(ErrorCode.ADDRESS_UNUSABLE, to + " opted out");
        }
        for (Contact contact : setup.host().contacts().findByAddress(scope.workspace(), to.key())) {
            if (isEnrolled(contact, sequence)) {
                throw new SequenceException(
                        ErrorCode.ADDRESS_UNUSABLE,
                        to + " is the address of contact " + contact.id()
                                + " of this sequence, who gets approved messages only");
            }
        }
    }

    private boolean isEnrolled(Contact contact, SequenceId sequence) {
        Optional<EnrollmentId> after = Optional.empty();
        while (true) {
            List<Enrollment> some =
                    setup.storage().enrollments().ofContact(scope.workspace(), contact.id(), after, SLICE);
            if (some.stream().anyMatch(enrollment -> enrollment.sequence().equals(sequence))) {
                return true;
            }
            if (some.size() < SLICE) {
                return false;
            }
            after = Optional.of(some.get(some.size() - 1).id());
        }
    }
}

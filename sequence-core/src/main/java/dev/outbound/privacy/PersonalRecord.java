package dev.outbound.privacy;

import dev.outbound.activity.Activity;
import dev.outbound.conversation.Message;
import dev.outbound.draft.Draft;
import dev.outbound.draft.Revision;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.list.ContactList;
import dev.outbound.suppression.Suppression;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.Touch;

/** One thing that is known of a contact. What there is besides is in the host's CRM. */
public sealed interface PersonalRecord {

    /** It is a member of this list. */
    record Membership(ContactList list) implements PersonalRecord {}

    /** One of its addresses must not be written to. */
    record OptOut(Suppression suppression) implements PersonalRecord {}

    /** It is or was in a sequence. */
    record Enrolled(Enrollment enrollment) implements PersonalRecord {}

    /** This was written for it. */
    record Drafted(Draft draft) implements PersonalRecord {}

    /** This was written for it and replaced. */
    record Replaced(Revision revision) implements PersonalRecord {}

    /** This was to be sent to it. */
    record Scheduled(Touch touch) implements PersonalRecord {}

    /** This was handed to a provider for it. */
    record Attempted(Attempt attempt) implements PersonalRecord {}

    /** This was said to it or by it. */
    record Said(Message message) implements PersonalRecord {}

    /** This happened. */
    record Happened(Activity activity) implements PersonalRecord {}
}

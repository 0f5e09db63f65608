package dev.outbound.memory;

import dev.outbound.draft.Draft;
import dev.outbound.enrollment.Enrollment;
import dev.outbound.list.ContactList;
import dev.outbound.sequence.Sequence;
import dev.outbound.template.Template;
import dev.outbound.touch.Touch;

/** The values at another version: what only a store gives out. */
final class Versions {

    private Versions() {}

    static Sequence at(Sequence s, long version) {
        return new Sequence(
                s.id(),
                s.name(),
                s.recipe(),
                s.recipients(),
                s.delivery(),
                s.status(),
                s.startAt(),
                s.createdAt(),
                version);
    }

    static Enrollment at(Enrollment e, long version) {
        return new Enrollment(
                e.id(),
                e.sequence(),
                e.contact(),
                e.keys(),
                e.status(),
                e.problem(),
                e.anchor(),
                e.pause(),
                e.ended(),
                e.repliedAt(),
                version);
    }

    static Draft at(Draft d, long version) {
        return new Draft(
                d.id(),
                d.enrollment(),
                d.sequence(),
                d.position(),
                d.status(),
                d.content(),
                d.problem(),
                d.skipReason(),
                d.decision(),
                d.writing(),
                d.edits(),
                version);
    }

    static Touch at(Touch t, long version) {
        return new Touch(
                t.id(),
                t.enrollment(),
                t.sequence(),
                t.contact(),
                t.position(),
                t.channel(),
                t.status(),
                t.skipReason(),
                t.problem(),
                t.timing(),
                t.transientFailures(),
                t.handover(),
                t.providerId(),
                t.delivery(),
                version);
    }

    static ContactList at(ContactList l, long version) {
        return new ContactList(l.id(), l.name(), l.memberCount(), l.archived(), l.createdAt(), version);
    }

    static Template at(Template t, long version) {
        return new Template(t.id(), t.name(), t.recipe(), t.createdAt(), version);
    }
}

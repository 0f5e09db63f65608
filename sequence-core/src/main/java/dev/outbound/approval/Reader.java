package dev.outbound.approval;

import dev.outbound.contact.Contact;
import dev.outbound.conversation.MailThread;
import dev.outbound.conversation.Message;
import dev.outbound.dispatch.Composer;
import dev.outbound.draft.Brief;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftStatus;
import dev.outbound.lint.Circumstances;
import dev.outbound.lint.LinkHosts;
import dev.outbound.lint.Lint;
import dev.outbound.lint.Warning;
import dev.outbound.sequence.Sequence;
import dev.outbound.sequence.Step;
import dev.outbound.workspace.WorkspaceSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at the drafts of one sequence for a reviewer: what is stale, what deserves a second look. */
final class Reader {

    private final Sequence sequence;
    private final Composer composer;
    private final Set<String> hosts;

    Reader(Sequence sequence, WorkspaceSettings settings, Composer composer) {
        this.sequence = sequence;
        this.composer = composer;
        this.hosts = new HashSet<>(LinkHosts.own(settings.domain().name()));
        hosts.addAll(LinkHosts.of(sequence.recipe().goal()));
        for (Step step : sequence.recipe().steps()) {
            hosts.addAll(LinkHosts.of(step.instructions()));
        }
    }

    /**
     * The drafts with what to know of each.
     *
     * @param drafts of one enrollment, by position
     */
    List<ReviewedDraft> read(List<Draft> drafts, Optional<Contact> contact) {
        return drafts.stream().map(draft -> read(draft, drafts, contact)).toList();
    }

    ReviewedDraft read(Draft draft, List<Draft> drafts, Optional<Contact> contact) {
        boolean stale = contact.filter(c -> draft.isOutdated(Brief.of(sequence.recipe(), draft.position(), c)))
                .isPresent();
        boolean waits = draft.status().isUndecided() || draft.status() == DraftStatus.APPROVED;
        List<Warning> warnings = draft.content()
                .filter(words -> waits)
                .map(words -> Lint.of(words, around(words, Ahead.of(drafts, draft.position(), List.of()), contact)))
                .orElse(List.of());
        return new ReviewedDraft(draft, stale, warnings);
    }

    private Circumstances around(DraftContent words, List<Message> ahead, Optional<Contact> contact) {
        boolean own = words.fold(mail -> !MailThread.of(ahead).isContinuedBy(mail), sms -> false, call -> false);
        String asSent =
                words.fold(DraftContent.Email::body, sms -> composer.text(sms.body(), ahead), DraftContent.Voice::body);
        return new Circumstances(contact, ahead.isEmpty(), own, asSent, hosts);
    }
}

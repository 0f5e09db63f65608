package dev.outbound.launch;

import dev.outbound.address.Channel;
import dev.outbound.compose.Issue;
import dev.outbound.contact.Consent;
import dev.outbound.contact.ContactId;
import dev.outbound.course.Course;
import dev.outbound.course.Schedule;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftStatus;
import dev.outbound.draft.SkipReason;
import dev.outbound.enrollment.Anchor;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.error.ErrorCode;
import dev.outbound.schedule.ContactZones;
import dev.outbound.schedule.LocalTimes;
import dev.outbound.schedule.PlannedTime;
import dev.outbound.schedule.SendTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Walks over the contacts of a sequence before its launch and adds up what would happen. */
final class Survey {

    private static final int ISSUES_SHOWN = 20;

    private final Schedule schedule;
    private final Instant start;
    private final boolean skipImpossible;
    private final Set<Channel> needConsent;
    private final Map<ContactId, Reach> reach = new HashMap<>();
    private final Map<Channel, Integer> touches = new EnumMap<>(Channel.class);
    private final Map<ErrorCode, Integer> warnings = new EnumMap<>(ErrorCode.class);
    private final List<Issue> impossible = new ArrayList<>();
    private int included;
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();

    Survey(Schedule schedule, Instant start, boolean skipImpossible, Set<Channel> needConsent) {
        this.schedule = schedule;
        this.start = start;
        this.skipImpossible = skipImpossible;
        this.needConsent = needConsent;
    }

    /** Counts one contact in. */
    void add(Candidate candidate) {
        Course course = candidate.course();
        if (course.enrollment().status() == EnrollmentStatus.GENERATION_FAILED) {
            count(ErrorCode.FAILED_CONTACTS, true);
        }
        count(ErrorCode.CONTACT_NOT_FOUND, candidate.isGone());
        if (!candidate.isIncluded()) {
            count(ErrorCode.NOT_INCLUDED, candidate.isReviewed() && !candidate.isGone());
            return;
        }
        included++;
        count(ErrorCode.ALREADY_IN_LIVE_SEQUENCE, candidate.elsewhere());
        count(ErrorCode.CONSENT_UNKNOWN, isConsentUnknown(candidate));
        for (Draft draft : course.drafts()) {
            boolean suppressed = draft.skipReason().equals(Optional.of(SkipReason.SUPPRESSED))
                    || (draft.status() != DraftStatus.SKIPPED && candidate.isSuppressed(draft));
            count(ErrorCode.SUPPRESSED_STEPS, suppressed);
            if (Candidate.isApproved(draft) && !suppressed) {
                touches.merge(candidate.channel(draft), 1, Integer::sum);
            } else if (!Candidate.isApproved(draft) && draft.status() != DraftStatus.SKIPPED) {
                count(ErrorCode.UNREVIEWED_DRAFTS, true);
            }
        }
        candidate.reach().ifPresent(r -> {
            reach.put(course.enrollment().contact(), r);
            project(candidate, r.zones());
        });
    }

    int included() {
        return included;
    }

    Map<ContactId, Reach> reach() {
        return reach;
    }

    Map<Channel, Integer> touches() {
        return touches;
    }

    List<Issue> issues() {
        List<Issue> issues = new ArrayList<>();
        if (included == 0) {
            issues.add(Issue.error(ErrorCode.NOTHING_APPROVED, "no contact has an approved draft"));
        }
        issues.addAll(impossible);
        warn(issues, ErrorCode.UNREVIEWED_DRAFTS, "drafts are not decided on and are held");
        warn(issues, ErrorCode.NOT_INCLUDED, "contacts have no approved draft and are not included");
        warn(issues, ErrorCode.FAILED_CONTACTS, "contacts have a draft that could not be written");
        warn(issues, ErrorCode.CONTACT_NOT_FOUND, "contacts are no longer in the CRM and are not included");
        warn(issues, ErrorCode.SUPPRESSED_STEPS, "messages are not sent because their address has opted out");
        warn(issues, ErrorCode.ALREADY_IN_LIVE_SEQUENCE, "contacts are written to by another running sequence as well");
        warn(issues, ErrorCode.CONSENT_UNKNOWN, "contacts have not said whether they agree to a channel that is used");
        warn(issues, ErrorCode.START_OUTSIDE_WINDOWS, "contacts get their first message on a later day than planned");
        warn(
                issues,
                ErrorCode.ZONE_ASSUMED,
                "contacts get texts or calls in the workspace's time zone, because nothing is known of theirs");
        return issues;
    }

    LaunchPreview preview(List<Issue> issues, String from, String fingerprint) {
        return new LaunchPreview(
                issues,
                included,
                counted(ErrorCode.NOT_INCLUDED),
                touches,
                counted(ErrorCode.UNREVIEWED_DRAFTS),
                first,
                last,
                from,
                fingerprint);
    }

    static Anchor anchor(Instant start, ContactZones zones) {
        return new Anchor(start, LocalTimes.date(start, zones.scheduling()), 0);
    }

    private void project(Candidate candidate, ContactZones zones) {
        Course course = candidate.course();
        Anchor anchor = anchor(start, zones);
        boolean usesPhone = false;
        boolean isFirst = true;
        for (PlannedTime time : schedule.preview(course, anchor, zones)) {
            Draft draft = course.draft(time.position());
            usesPhone |= candidate.channel(draft) != Channel.EMAIL;
            Optional<Instant> at = time.due().map(SendTime::at);
            if (at.isEmpty() && !skipImpossible && impossible.size() < ISSUES_SHOWN) {
                impossible.add(Issue.error(
                        ErrorCode.WINDOW_IMPOSSIBLE,
                        "step " + time.position() + " can never go out to contact "
                                + course.enrollment().contact() + ": its window never meets the legal hours there"));
            }
            if (at.isPresent() && Candidate.isApproved(draft) && !candidate.isSuppressed(draft)) {
                first = first.filter(f -> f.isBefore(at.get())).or(() -> at);
                last = last.filter(l -> l.isAfter(at.get())).or(() -> at);
                LocalDate day = anchor.dateOf(course.day(time.position()));
                count(
                        ErrorCode.START_OUTSIDE_WINDOWS,
                        isFirst && LocalTimes.date(at.get(), zones.scheduling()).isAfter(day));
                isFirst = false;
            }
        }
        count(ErrorCode.ZONE_ASSUMED, usesPhone && zones.assumed());
    }

    /** Mail needs no word of the contact beforehand in most places; texts and calls do, and what the host asks it for. */
    private boolean isConsentUnknown(Candidate candidate) {
        return candidate.course().drafts().stream()
                .filter(Candidate::isApproved)
                .map(candidate::channel)
                .filter(channel -> channel != Channel.EMAIL || needConsent.contains(channel))
                .anyMatch(channel -> candidate
                        .contact()
                        .filter(c -> c.consent(channel) == Consent.UNKNOWN)
                        .isPresent());
    }

    private void count(ErrorCode warning, boolean applies) {
        if (applies) {
            warnings.merge(warning, 1, Integer::sum);
        }
    }

    private int counted(ErrorCode warning) {
        return warnings.getOrDefault(warning, 0);
    }

    private void warn(List<Issue> issues, ErrorCode code, String words) {
        if (counted(code) > 0) {
            issues.add(Issue.warning(code, counted(code) + " " + words));
        }
    }
}

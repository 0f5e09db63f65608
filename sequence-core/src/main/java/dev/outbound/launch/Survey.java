package dev.outbound.launch;

import dev.outbound.address.Channel;
import dev.outbound.compose.Issue;
import dev.outbound.contact.ContactId;
import dev.outbound.course.Course;
import dev.outbound.course.Schedule;
import dev.outbound.draft.Draft;
import dev.outbound.draft.DraftStatus;
import dev.outbound.enrollment.Anchor;
import dev.outbound.enrollment.EnrollmentStatus;
import dev.outbound.error.ErrorCode;
import dev.outbound.schedule.ContactZones;
import dev.outbound.schedule.LocalTimes;
import dev.outbound.schedule.PlannedTime;
import dev.outbound.schedule.SendTime;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks over the contacts of a sequence before its launch and adds up what would happen. */
final class Survey {

    private static final int ISSUES_SHOWN = 20;

    private final Schedule schedule;
    private final Instant start;
    private final boolean skipImpossible;
    private final MessageDigest digest;
    private final Map<ContactId, Reach> reach = new HashMap<>();
    private final Map<Channel, Integer> touches = new EnumMap<>(Channel.class);
    private final List<Issue> impossible = new ArrayList<>();
    private int included;
    private int excluded;
    private int unreviewed;
    private int failed;
    private int zonesAssumed;
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();

    Survey(Schedule schedule, Instant start, boolean skipImpossible, long sequenceVersion) {
        this.schedule = schedule;
        this.start = start;
        this.skipImpossible = skipImpossible;
        this.digest = sha256();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, sequenceVersion));
    }

    /** Counts one contact in, as far as it matters for the fingerprint too. */
    void add(Course course, Optional<Reach> known) {
        fingerprint(course);
        if (course.enrollment().status() == EnrollmentStatus.GENERATION_FAILED) {
            failed++;
        }
        if (!isIncluded(course)) {
            excluded += course.enrollment().status() == EnrollmentStatus.IN_REVIEW ? 1 : 0;
            return;
        }
        included++;
        known.ifPresent(r -> reach.put(course.enrollment().contact(), r));
        for (Draft draft : course.drafts()) {
            if (draft.status() == DraftStatus.APPROVED) {
                touches.merge(course.step(draft.position()).channel(), 1, Integer::sum);
            } else if (draft.status() != DraftStatus.SKIPPED) {
                unreviewed++;
            }
        }
        known.ifPresent(r -> project(course, r.zones()));
    }

    /** Adds what the fingerprint is made of. */
    void fingerprint(Course course) {
        for (Draft draft : course.drafts()) {
            digest.update((draft.id() + " " + draft.status() + " " + draft.version() + "\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
    }

    String fingerprint() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A contact is sent to if it is reviewed and at least one of its drafts is approved. */
    static boolean isIncluded(Course course) {
        return course.enrollment().status() == EnrollmentStatus.IN_REVIEW
                && course.drafts().stream().anyMatch(d -> d.status() == DraftStatus.APPROVED);
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
        warn(issues, unreviewed, ErrorCode.UNREVIEWED_DRAFTS, " drafts are not decided on and are held");
        warn(issues, excluded, ErrorCode.NOT_INCLUDED, " contacts have no approved draft and are not included");
        warn(issues, failed, ErrorCode.FAILED_CONTACTS, " contacts have a draft that could not be written");
        warn(
                issues,
                zonesAssumed,
                ErrorCode.ZONE_ASSUMED,
                " contacts get texts or calls in the workspace's time zone," + " because nothing is known of theirs");
        return issues;
    }

    LaunchPreview preview(List<Issue> issues, String from) {
        return new LaunchPreview(issues, included, excluded, touches, unreviewed, first, last, from, fingerprint());
    }

    static Anchor anchor(Instant start, ContactZones zones) {
        return new Anchor(start, LocalTimes.date(start, zones.scheduling()), 0);
    }

    private void project(Course course, ContactZones zones) {
        boolean usesPhone = false;
        for (PlannedTime time : schedule.preview(course, anchor(start, zones), zones)) {
            usesPhone |= course.step(time.position()).channel() != Channel.EMAIL;
            Optional<Instant> at = time.due().map(SendTime::at);
            if (at.isEmpty() && !skipImpossible && impossible.size() < ISSUES_SHOWN) {
                impossible.add(Issue.error(
                        ErrorCode.WINDOW_IMPOSSIBLE,
                        "step " + time.position() + " can never go out to contact "
                                + course.enrollment().contact() + ": its window never meets the legal hours there"));
            }
            boolean goes = course.draft(time.position()).status() == DraftStatus.APPROVED;
            if (at.isPresent() && goes) {
                first = first.filter(f -> f.isBefore(at.get())).or(() -> at);
                last = last.filter(l -> l.isAfter(at.get())).or(() -> at);
            }
        }
        if (usesPhone && zones.assumed()) {
            zonesAssumed++;
        }
    }

    private static void warn(List<Issue> issues, int count, ErrorCode code, String words) {
        if (count > 0) {
            issues.add(Issue.warning(code, count + words));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}

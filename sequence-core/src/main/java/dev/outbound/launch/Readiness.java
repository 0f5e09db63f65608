package dev.outbound.launch;

import dev.outbound.address.Channel;
import dev.outbound.compose.Issue;
import dev.outbound.compose.Issues;
import dev.outbound.error.ErrorCode;
import dev.outbound.policy.Policy;
import dev.outbound.sequence.Sequence;
import dev.outbound.workspace.WorkspaceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What, apart from the contacts, stands against sending: the recipe, the equipment, the start. */
final class Readiness {

    private static final Duration FURTHEST = Duration.ofDays(365);

    private final Equipment equipment;
    private final Policy policy;
    private final WorkspaceSettings settings;

    Readiness(Equipment equipment, Policy policy, WorkspaceSettings settings) {
        this.equipment = equipment;
        this.policy = policy;
        this.settings = settings;
    }

    /** What is wrong or questionable with sending these channels, starting then. */
    List<Issue> issues(Sequence sequence, Set<Channel> channels, Optional<Instant> start, Instant now) {
        List<Issue> issues = new ArrayList<>(equipment(channels));
        start.ifPresent(at -> start(at, now).ifPresent(issues::add));
        for (Issue issue : Issues.of(sequence, policy.throttle())) {
            if (issue.code() != ErrorCode.NO_RECIPIENTS) {
                issues.add(issue);
            }
        }
        return issues;
    }

    /** What forbids or doubts sending on these channels. */
    List<Issue> equipment(Set<Channel> channels) {
        List<Issue> issues = new ArrayList<>();
        for (Channel channel : channels) {
            boolean hasNumber = switch (channel) {
                case EMAIL -> true;
                case SMS -> settings.numbers().sms().isPresent();
                case VOICE -> settings.numbers().voice().isPresent();
            };
            if (!equipment.channels().contains(channel) || !hasNumber) {
                issues.add(Issue.error(
                        ErrorCode.CHANNEL_NOT_CONFIGURED,
                        "there are approved drafts for " + channel + ", but it has no sender or no number"));
            }
        }
        if (channels.contains(Channel.EMAIL)) {
            issues.addAll(mail());
        }
        return issues;
    }

    /** Whether the start is neither too early nor too late. */
    Optional<Issue> start(Instant start, Instant now) {
        if (start.isBefore(now.minus(policy.lateness().startTolerance()))) {
            return Optional.of(Issue.error(ErrorCode.START_IN_PAST, "the start " + start + " has passed"));
        }
        if (start.isAfter(now.plus(FURTHEST))) {
            return Optional.of(
                    Issue.error(ErrorCode.START_TOO_FAR, "the start " + start + " is more than 365 days ahead"));
        }
        return Optional.empty();
    }

    private List<Issue> mail() {
        List<Issue> issues = new ArrayList<>();
        if (!settings.domain().verified()) {
            issues.add(Issue.error(
                    ErrorCode.SENDING_DOMAIN_UNVERIFIED,
                    "the sending domain " + settings.domain().name() + " is not verified"));
        }
        if (!equipment.unsubscribeLinks()) {
            issues.add(Issue.error(
                    ErrorCode.UNSUBSCRIBE_NOT_CONFIGURED, "mails need unsubscribe links, which are not set up"));
        }
        if (settings.identity().postalAddress().isEmpty()) {
            issues.add(Issue.warning(
                    ErrorCode.MISSING_POSTAL_ADDRESS,
                    "the workspace has no postal address; several countries' laws ask for one in every mail"));
        }
        return issues;
    }
}

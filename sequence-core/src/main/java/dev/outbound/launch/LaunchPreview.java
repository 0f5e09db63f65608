package dev.outbound.launch;

import dev.outbound.address.Channel;
import dev.outbound.compose.Issue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a launch would do.
 *
 * @param issues what forbids it (errors) and what a person should know (warnings)
 * @param included contacts with at least one approved draft
 * @param excluded contacts in review without any
 * @param touches approved messages per channel
 * @param unreviewed drafts of included contacts that nobody has decided on: they are held
 * @param first the first projected send
 * @param last the last projected send
 * @param from the From header of the mails
 * @param fingerprint of all that was looked at; {@link Launches#launch} refuses if anything changed since
 */
public record LaunchPreview(
        List<Issue> issues,
        int included,
        int excluded,
        Map<Channel, Integer> touches,
        int unreviewed,
        Optional<Instant> first,
        Optional<Instant> last,
        String from,
        String fingerprint) {

    public LaunchPreview {
        issues = List.copyOf(issues);
        touches = Map.copyOf(touches);
    }

    /** Whether nothing forbids the launch. */
    public boolean isPossible() {
        return issues.stream().noneMatch(Issue::isError);
    }
}

package dev.outbound.channels.twilio;

import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Message;
import dev.outbound.address.Channel;
import dev.outbound.inbound.StatusReport;
import dev.outbound.storage.Storage;
import dev.outbound.touch.Attempt;
import dev.outbound.touch.DeliveryStatus;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for texts and calls of which nobody knows whether Twilio has them. Most doubt ends by itself, with the first callback
 * that names the attempt; this is for the rest. What is found is evidence. What is not found proves nothing, for the lists of
 * Twilio make no promise to be complete: it stays in doubt and is not sent again.
 */
public final class TwilioSearch {

    /** Between our clock and Twilio's. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private static final long PAGE = 50;

    private final Api api;
    private final TwilioSettings settings;
    private final Storage storage;

    TwilioSearch(Api api, TwilioSettings settings, Storage storage) {
        this.api = api;
        this.settings = settings;
        this.storage = storage;
    }

    /** One message or call of the lists, as far as it matters. */
    private record Candidate(String id, Instant created, String body, DeliveryStatus status, Optional<String> code) {}

    /**
     * Looks for a touch in doubt. Best some minutes after the attempt, when the lists know of it.
     *
     * @return what to tell {@code engine.inbound().status}; empty if the touch is not in doubt, or not exactly one message to
     *     that number, from those minutes, with those words, is there that is not known as another's
     * @throws java.io.UncheckedIOException if Twilio could not be asked
     */
    public Optional<StatusReport> find(WorkspaceId workspace, TouchId id) {
        Optional<Touch> touch = storage.touches().find(workspace, id).filter(t -> t.status() == TouchStatus.IN_DOUBT);
        Optional<Attempt> open = touch.flatMap(t -> storage.touches().attemptsOf(workspace, List.of(id)).stream()
                .filter(a -> a.state() == Attempt.State.IN_DOUBT && a.channel() != Channel.EMAIL)
                .findFirst());
        return open.flatMap(attempt -> find(workspace, attempt));
    }

    private Optional<StatusReport> find(WorkspaceId workspace, Attempt attempt) {
        Instant from = attempt.startedAt().minus(SKEW);
        Instant to = attempt.deadline().plus(settings.timeouts().call()).plus(SKEW);
        Optional<String> words = new ApprovedWords(storage).of(workspace, attempt);
        boolean isText = attempt.channel() == Channel.SMS;
        List<Candidate> found = (isText ? texts(attempt, from) : calls(attempt, from))
                .stream()
                        .filter(c -> !c.created().isBefore(from) && !c.created().isAfter(to))
                        .filter(c -> !isText
                                || words.filter(w -> squeezed(c.body()).contains(squeezed(w)))
                                        .isPresent())
                        .filter(c -> !isOfAnother(workspace, attempt, c.id()))
                        .toList();
        if (found.size() != 1) {
            return Optional.empty();
        }
        Candidate one = found.get(0);
        return Optional.of(
                new StatusReport(attempt.channel(), Optional.of(attempt.id()), one.id(), one.status(), one.code()));
    }

    private boolean isOfAnother(WorkspaceId workspace, Attempt attempt, String sid) {
        return storage.touches()
                .findByProviderId(workspace, attempt.channel(), sid)
                .filter(touch -> !touch.id().equals(attempt.touch()))
                .isPresent();
    }

    /** The newest come first, so it ends at the first that is too old. Their sending date may not be set yet. */
    private List<Candidate> texts(Attempt attempt, Instant from) {
        return api.read(client -> {
            List<Candidate> listed = new ArrayList<>();
            for (Message message : Message.reader(settings.account().sid())
                    .setTo(attempt.to().value())
                    .setPageSize(PAGE)
                    .read(client)) {
                Optional<Instant> created = instant(message.getDateCreated());
                if (created.filter(from::isAfter).isPresent()) {
                    break;
                }
                if (created.isPresent() && message.getDirection() != Message.Direction.INBOUND) {
                    listed.add(new Candidate(
                            message.getSid(),
                            created.get(),
                            Optional.ofNullable(message.getBody()).orElse(""),
                            Statuses.ofText(String.valueOf(message.getStatus())),
                            Optional.ofNullable(message.getErrorCode()).map(String::valueOf)));
                }
            }
            return listed;
        });
    }

    private List<Candidate> calls(Attempt attempt, Instant from) {
        return api.read(client -> {
            List<Candidate> listed = new ArrayList<>();
            for (Call call : Call.reader(settings.account().sid())
                    .setTo(attempt.to().value())
                    .setPageSize(PAGE)
                    .read(client)) {
                Optional<Instant> created = instant(call.getDateCreated());
                if (created.filter(from::isAfter).isPresent()) {
                    break;
                }
                if (created.isPresent() && !"inbound".equals(call.getDirection())) {
                    String answeredBy =
                            Optional.ofNullable(call.getAnsweredBy()).orElse("");
                    listed.add(new Candidate(
                            call.getSid(),
                            created.get(),
                            "",
                            Statuses.ofCall(String.valueOf(call.getStatus()), answeredBy),
                            Optional.empty()));
                }
            }
            return listed;
        });
    }

    private static Optional<Instant> instant(@Nullable ZonedDateTime time) {
        return Optional.ofNullable(time).map(ZonedDateTime::toInstant);
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}

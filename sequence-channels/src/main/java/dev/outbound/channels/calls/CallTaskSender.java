package dev.outbound.channels.calls;

import dev.outbound.dispatch.ChannelSender;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.dispatch.SendOutcome;
import dev.outbound.error.Unquoted;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The voice channel of a host whose calls people make: what is due becomes a task. Handing over is done with that; how the call
 * went follows by {@link CallDesk#complete}. Safe for use by many threads.
 */
public final class CallTaskSender implements ChannelSender<OutboundMessage.Voice> {

    private static final Logger log = LoggerFactory.getLogger(CallTaskSender.class);

    private final CallTasks tasks;
    private final Clock clock;

    public CallTaskSender(CallTasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public SendOutcome send(OutboundMessage.Voice call) {
        if (call.handed().isTooLate()) {
            return SendOutcome.deferred("too late to begin");
        }
        try {
            tasks.add(new CallTask(
                    call.handed().workspace(),
                    call.handed().attempt(),
                    call.handed().touch(),
                    call.to(),
                    call.script(),
                    clock.instant(),
                    Optional.empty()));
            return accepted(call);
        } catch (RuntimeException failed) {
            log.warn("the task of {} could not be added", call.handed(), Unquoted.of(failed));
            return afterFailure(call);
        }
    }

    /** An answer that was lost is asked for: the task has the attempt's id. */
    private SendOutcome afterFailure(OutboundMessage.Voice call) {
        try {
            return tasks.find(call.handed().workspace(), call.handed().attempt())
                            .isPresent()
                    ? accepted(call)
                    : SendOutcome.channelDown("the tasks could not be written");
        } catch (RuntimeException unreadable) {
            log.warn("the task of {} could not be looked up", call.handed(), Unquoted.of(unreadable));
            return new SendOutcome.Unknown("the tasks could not be read");
        }
    }

    private static SendOutcome accepted(OutboundMessage.Voice call) {
        return SendOutcome.accepted(CallDesk.providerId(call.handed().attempt()));
    }
}

package dev.outbound.lab.faults;

import com.zaxxer.hikari.HikariDataSource;
import dev.outbound.SequenceEngine;
import dev.outbound.Workspace;
import dev.outbound.address.Channel;
import dev.outbound.channels.email.SmtpSender;
import dev.outbound.channels.twilio.Twilio;
import dev.outbound.dispatch.ChannelSender;
import dev.outbound.dispatch.OutboundMessage;
import dev.outbound.enrollment.EnrollmentId;
import dev.outbound.inbound.InboundEmail;
import dev.outbound.inbound.InboundKind;
import dev.outbound.inbound.InboundResult;
import dev.outbound.jdbc.JdbcStorage;
import dev.outbound.storage.Storage;
import dev.outbound.touch.Touch;
import dev.outbound.touch.TouchId;
import dev.outbound.touch.TouchStatus;
import dev.outbound.workspace.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** One process of a host: the engine on PostgreSQL, a relay and Twilio. */
final class Host implements AutoCloseable {

    private final HikariDataSource database;
    private final Storage storage;
    private final SmtpSender mails;
    private final Twilio twilio;
    private final Clock clock;
    private final SequenceEngine engine;
    private final Workspace workspace;

    /** One that nobody watches. */
    Host(Setting setting, Clock clock) {
        this(setting, clock, new Points(point -> {}), Optional.empty());
    }

    /**
     * One that is seen to come by the points.
     *
     * @param clockGuard whether its clock must agree with the database's; as the library decides by itself if empty
     */
    Host(Setting setting, Clock clock, Points points, Optional<Boolean> clockGuard) {
        this.clock = clock;
        this.database = setting.dataSource();
        this.storage = points.watched(JdbcStorage.on(database));
        this.twilio = setting.twilio(clock);
        this.mails = setting.mails(clock);
        ChannelSender<OutboundMessage.Email> watchedMails = points.watched(mails, Point.K13_ANSWER_READ);
        var builder = setting.engine(storage, clock)
                .email(watchedMails)
                .sms(points.watched(twilio.texts(), Point.K24_TEXT_ANSWERED));
        clockGuard.ifPresent(builder::clockGuard);
        this.engine = builder.build();
        this.workspace = engine.workspace(Setting.WORKSPACE, Actor.user("lab"));
    }

    SequenceEngine engine() {
        return engine;
    }

    Workspace workspace() {
        return workspace;
    }

    Storage storage() {
        return storage;
    }

    HikariDataSource database() {
        return database;
    }

    /** The contact of an enrollment answers the first mail it got; the same answer each time. */
    InboundResult reply(EnrollmentId id) {
        Touch sent = workspace.enrollments().touches(id).stream()
                .filter(t -> t.status() == TouchStatus.SENT && t.channel() == Channel.EMAIL)
                .findFirst()
                .orElseThrow();
        InboundEmail mail = new InboundEmail(
                "<reply-" + id.value() + "@people.example>",
                Optional.of(Crowd.email(sent.contact())),
                List.of(),
                List.of(sent.handover().orElseThrow().messageId()),
                List.of(),
                "Re: hello",
                "Let us talk.",
                clock.instant(),
                new InboundKind.HumanReply(false));
        return engine.inbound().email(Setting.WORKSPACE, mail);
    }

    /** Asks Twilio for a text in doubt, and believes what it says. */
    void search(TouchId id) {
        twilio.search(storage)
                .find(Setting.WORKSPACE, id)
                .ifPresent(report -> engine.inbound().status(Setting.WORKSPACE, report));
    }

    @Override
    public void close() {
        engine.close();
        mails.close();
        database.close();
    }
}

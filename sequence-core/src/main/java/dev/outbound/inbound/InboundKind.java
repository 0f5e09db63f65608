package dev.outbound.inbound;

import dev.outbound.address.EmailAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What an inbound mail is. When unsure, it is a person. */
public sealed interface InboundKind {

    /**
     * A person wrote.
     *
     * @param asksToStop the visible text asks explicitly not to be written to any more
     */
    record HumanReply(boolean asksToStop) implements InboundKind {}

    /**
     * A machine answered for a person who is away.
     *
     * @param returnDate as far as the text names one
     */
    record AutoReply(Optional<LocalDate> returnDate) implements InboundKind {}

    /**
     * A delivery report.
     *
     * @param reports one per recipient it names
     */
    record DeliveryReport(List<Report> reports) implements InboundKind {
        public DeliveryReport {
            reports = List.copyOf(reports);
        }
    }

    /**
     * A recipient complained to their provider (RFC 5965).
     *
     * @param originalIds the Message-IDs it returns
     */
    record Complaint(boolean suppresses, List<String> originalIds) implements InboundKind {
        public Complaint {
            originalIds = List.copyOf(originalIds);
        }
    }

    /** Something to keep and not to act on: a read receipt, a challenge, a mail of our own. */
    record Notice(String what) implements InboundKind {}

    /**
     * One recipient of a delivery report.
     *
     * @param recipient as far as it names one
     * @param originalIds the Message-IDs of the mail it is about
     * @param status the enhanced status code such as {@code 5.1.1}, may be empty
     */
    record Report(Verdict verdict, Optional<EmailAddress> recipient, List<String> originalIds, String status) {
        public Report {
            originalIds = List.copyOf(originalIds);
        }
    }

    /** What a delivery report means. */
    enum Verdict {
        /** There is nobody at that address. */
        HARD,
        /** It may work another time. */
        SOFT,
        /** The sender's reputation or set-up; never the contact's fault. */
        SENDER_PROBLEM,
        DELIVERED
    }

    /** Whether somebody, or a machine for somebody, wrote; not a mail system about a mail. */
    default boolean isAnswer() {
        return this instanceof HumanReply || this instanceof AutoReply;
    }

    default <T> T fold(
            Function<HumanReply, T> reply,
            Function<AutoReply, T> autoReply,
            Function<DeliveryReport, T> report,
            Function<Complaint, T> complaint,
            Function<Notice, T> notice) {
        if (this instanceof HumanReply r) {
            return reply.apply(r);
        }
        if (this instanceof AutoReply a) {
            return autoReply.apply(a);
        }
        if (this instanceof DeliveryReport d) {
            return report.apply(d);
        }
        if (this instanceof Complaint c) {
            return complaint.apply(c);
        }
        return notice.apply((Notice) this);
    }
}

package dev.outbound.channels.inbound;

import dev.outbound.inbound.InboundKind;
import dev.outbound.inbound.StopRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a mail is: the first rule that applies says it. The certain signs come first, the mere habits of machines last,
 * and what no rule recognises was written by a person.
 */
final class Classifier {

    private final List<Rule> rules;

    Classifier(LocalDate received) {
        rules = List.of(
                new Rule("our own mail came back", Notices::ownCopy),
                new Rule("complaint", Complaints::judge),
                new Rule("notice of a provider", ProviderNotices::judge),
                new Rule("challenge", Notices::challenge),
                new Rule("delivery report", DeliveryReports::judge),
                new Rule("read receipt", Notices::readReceipt),
                new Rule("delivered", Notices::delivered),
                new Rule("delivery report in no standard form", PlainReports::judge),
                new Rule("automatic reply", mail -> AutoReplies.judge(mail, received)));
    }

    InboundKind judge(Mail mail) {
        for (Rule rule : rules) {
            Optional<InboundKind> kind = rule.judge().apply(mail);
            if (kind.isPresent()) {
                return kind.get();
            }
        }
        return new InboundKind.HumanReply(StopRequest.isIn(mail.visible(), mail.subject()));
    }
}

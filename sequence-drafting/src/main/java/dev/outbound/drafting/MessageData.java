package dev.outbound.drafting;

import dev.outbound.draft.DraftContent;
import java.util.LinkedHashMap;
import java.util.Map;

/** A message as data for the model. */
final class MessageData {

    private MessageData() {}

    static Map<String, Object> of(DraftContent content) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("channel", content.channel().label());
        String subject = content.fold(DraftContent.Email::subject, sms -> "", call -> "");
        if (!subject.isEmpty()) {
            data.put("subject", Hidden.strip(subject));
        }
        data.put("body", Hidden.strip(content.body()));
        return data;
    }
}

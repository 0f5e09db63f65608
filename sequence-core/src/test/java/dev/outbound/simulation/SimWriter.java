package dev.outbound.simulation;

import dev.outbound.address.Channel;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftRequest;
import dev.outbound.draft.DraftWriter;

/** Writes short, distinct words. */
final class SimWriter implements DraftWriter {

    @Override
    public DraftContent write(DraftRequest request) {
        String words = "Step " + request.place().position() + " to "
                + request.contact().id();
        return words(request.place().step().channel(), words);
    }

    @Override
    public DraftContent rewrite(DraftRequest request, DraftContent current, String instruction) {
        return words(current.channel(), current.body() + " " + instruction);
    }

    static DraftContent words(Channel channel, String words) {
        return switch (channel) {
            case EMAIL -> new DraftContent.Email("About " + words, words, true);
            case SMS -> new DraftContent.Sms(words);
            case VOICE -> new DraftContent.Voice(words);
        };
    }
}

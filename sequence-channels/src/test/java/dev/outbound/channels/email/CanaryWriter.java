package dev.outbound.channels.email;

import dev.outbound.address.Channel;
import dev.outbound.draft.DraftContent;
import dev.outbound.draft.DraftRequest;
import dev.outbound.draft.DraftWriter;

/**
 * Writes drafts that hold what must not be logged, and cannot rewrite them.
 *
 * @param fails whether it cannot write them either
 */
record CanaryWriter(boolean fails) implements DraftWriter {

    @Override
    public DraftContent write(DraftRequest request) {
        if (fails) {
            throw CanaryHost.failure(request.contact().email().orElseThrow().value());
        }
        Channel channel = request.place().step().channel();
        return switch (channel) {
            case EMAIL ->
                new DraftContent.Email(
                        Canaries.WORDS, Canaries.WORDS, request.place().continuesThread());
            case SMS -> new DraftContent.Sms(Canaries.WORDS);
            case VOICE -> new DraftContent.Voice(Canaries.WORDS);
        };
    }

    @Override
    public DraftContent rewrite(DraftRequest request, DraftContent current, String instruction) {
        throw CanaryHost.failure(instruction);
    }
}

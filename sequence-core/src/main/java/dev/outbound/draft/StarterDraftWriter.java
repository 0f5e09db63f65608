package dev.outbound.draft;

/**
 * Writes plain, usable messages without any service or account: the same request always gives the same words, and no two
 * contacts need to get the same. It knows a few kinds of goals by their words, uses text in double quotes from a step's
 * instructions as it stands, and states no fact that is not in the request. A person is meant to edit what it writes.
 */
public final class StarterDraftWriter implements DraftWriter {

    @Override
    public DraftContent write(DraftRequest request) {
        StarterScene scene = StarterScene.of(request);
        return switch (request.place().step().channel()) {
            case EMAIL -> StarterEmail.write(scene);
            case SMS -> StarterShort.text(scene);
            case VOICE -> StarterShort.script(scene);
        };
    }

    /**
     * Follows simple instructions: shorter; more formal, warmer or more direct; add, replace or remove a text in double
     * quotes. Several may be joined by "and".
     *
     * @throws WriterException permanent for any other instruction, and where following it would change nothing
     */
    @Override
    public DraftContent rewrite(DraftRequest request, DraftContent current, String instruction) {
        return StarterRewrite.of(request, instruction).apply(current);
    }
}

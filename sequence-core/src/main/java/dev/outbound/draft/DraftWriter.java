package dev.outbound.draft;

/**
 * Port: writes the words of one message. Ships with {@link StarterDraftWriter}, which needs no account anywhere; a writer
 * on a language model is the host's choice.
 *
 * <p>A call has no side effects, may be repeated, takes at most the policy's writer timeout, and is made outside any
 * transaction by several threads at once. What it returns is checked: content of another channel or with left-over
 * placeholders is asked for once more with the violation named, then refused.
 */
public interface DraftWriter {

    /**
     * Writes one message.
     *
     * @throws WriterException permanent if asking again is useless
     */
    DraftContent write(DraftRequest request);

    /**
     * Writes the message again, following a person's short instruction.
     *
     * @param current the words as they are
     * @throws WriterException permanent if asking again is useless
     */
    DraftContent rewrite(DraftRequest request, DraftContent current, String instruction);
}

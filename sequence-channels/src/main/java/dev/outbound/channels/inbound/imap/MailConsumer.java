package dev.outbound.channels.inbound.imap;

import java.io.InputStream;
import java.time.Instant;

/** Who takes the mails of a mailbox. Called by one thread at a time, outside any transaction. */
@FunctionalInterface
public interface MailConsumer {

    /**
     * Takes one mail. When it returns, the mail counts as processed; when it throws, the mail comes again. After a crash a
     * mail may come although it was processed.
     *
     * @param mail MIME as it came, at most {@link dev.outbound.channels.inbound.EmailReader#MAX_BYTES} of it
     * @param receivedAt when the mailbox got it
     */
    void accept(InputStream mail, Instant receivedAt) throws Exception;

    /**
     * A mail could not be processed and will not be tried again; it stays in the mailbox. The default does nothing; it is in
     * the log in any case.
     *
     * @param uid its number in the mailbox
     */
    default void givenUp(long uid, Exception last) {}
}

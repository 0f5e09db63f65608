package dev.outbound.channels.inbound.imap;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps how far each mailbox was processed. An implementation that forgets does no harm beyond work: mails come again, and
 * the engine knows them. Each mailbox is written by one poller.
 */
public interface Watermarks {

    /**
     * What was saved last; empty for a mailbox never seen.
     *
     * @param mailbox a name such as {@code tyler@sender.example@imap.sender.example/INBOX}
     */
    Optional<Watermark> find(String mailbox);

    /** Replaces what was saved before. When it returns, a crash does not undo it, as far as the implementation lasts. */
    void save(String mailbox, Watermark watermark);

    /** Lasts as long as the process: for trying things out, and for tests. */
    static Watermarks inMemory() {
        Map<String, Watermark> saved = new ConcurrentHashMap<>();
        return new Watermarks() {
            @Override
            public Optional<Watermark> find(String mailbox) {
                return Optional.ofNullable(saved.get(mailbox));
            }

            @Override
            public void save(String mailbox, Watermark watermark) {
                saved.put(mailbox, watermark);
            }
        };
    }
}

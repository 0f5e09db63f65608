package dev.outbound.channels.inbound.imap;

import dev.outbound.channels.inbound.EmailReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes mails, by their subject; refuses some. */
final class Postbag implements MailConsumer {

    private final EmailReader reader = new EmailReader(Set.of());
    private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final List<String> tried = new CopyOnWriteArrayList<>();
    private final List<Long> givenUp = new CopyOnWriteArrayList<>();

    @Override
    public void accept(InputStream mail, Instant receivedAt) throws IOException {
        String subject = reader.read(mail, receivedAt).subject();
        tried.add(subject);
        if (refused.contains(subject)) {
            throw new IllegalStateException("not now");
        }
        taken.add(subject);
    }

    @Override
    public void givenUp(long uid, Exception last) {
        givenUp.add(uid);
    }

    void refuse(String subject) {
        refused.add(subject);
    }

    void refuseNoMore() {
        refused.clear();
    }

    /** What was taken since the last time. */
    List<String> taken() {
        var all = new ArrayList<String>();
        taken.drainTo(all);
        return all;
    }

    /** The next mail, which must come within ten seconds. */
    String next() throws InterruptedException {
        String subject = taken.poll(10, TimeUnit.SECONDS);
        return subject == null ? "nothing came" : subject;
    }

    List<String> tried() {
        return tried;
    }

    List<Long> givenUp() {
        return givenUp;
    }
}

package dev.outbound.channels.twilio.simulator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where the simulator keeps what happened. It keeps a message before it says that it has taken it. */
public interface Ledger {

    /** Keeps an entry; it is kept when this returns. Called by several threads at once. */
    void keep(Entry entry);

    /** Everything, oldest first. */
    List<Entry> all();

    /** A ledger that ends with the process. */
    static Ledger inMemory() {
        List<Entry> entries = new CopyOnWriteArrayList<>();
        return new Ledger() {
            @Override
            public void keep(Entry entry) {
                entries.add(entry);
            }

            @Override
            public List<Entry> all() {
                return List.copyOf(entries);
            }
        };
    }
}

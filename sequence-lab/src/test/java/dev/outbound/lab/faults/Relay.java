package dev.outbound.lab.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * An SMTP server that behaves as told and writes down every message it takes, on disk, before it says so. Told of a
 * {@link Point}, it falls silent there, says that it is reached, and hangs up once the caller is dead.
 */
final class Relay implements AutoCloseable {

    private final ServerSocket door;
    private final FileChannel book;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private Optional<Trap> trap = Optional.empty();
    private volatile Supplier<Conduct> conduct = () -> Conduct.TAKE;

    /** Waits for the point; reached once. */
    private record Trap(Point point, Runnable reached) {}

    Relay(Path bookFile) {
        try {
            this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
            this.book = FileChannel.open(bookFile, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Daemon.start("relay", this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    List<Taken> taken() {
        return List.copyOf(taken);
    }

    void conduct(Supplier<Conduct> next) {
        conduct = next;
    }

    /** The next time a message comes to this point, the relay falls silent and says so. */
    synchronized void fallSilentAt(Point point, Runnable reached) {
        trap = Optional.of(new Trap(point, reached));
    }

    synchronized void listenOnly() {
        trap = Optional.empty();
    }

    /** Whether this is the point; whoever asked falls silent. */
    synchronized boolean isTrapped(Point point) {
        Optional<Trap> here = trap.filter(t -> t.point() == point);
        here.ifPresent(t -> {
            trap = Optional.empty();
            t.reached().run();
        });
        return here.isPresent();
    }

    Conduct nextConduct() {
        return conduct.get();
    }

    /** Writes it down for good. */
    synchronized void take(UUID attempt, String messageId, String recipient) {
        Taken entry = new Taken(attempt, messageId, recipient, taken.size());
        String line = attempt + " " + messageId + " " + recipient + "\n";
        try {
            book.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
            book.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        taken.add(entry);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Daemon.start("relay", new RelayDialogue(this, client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            book.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.outbound.lab.faults;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The way to PostgreSQL. It understands the protocol well enough to see a COMMIT come by, and cuts the connection there: before
 * the server has it, or after the server has carried it out and before its answer arrives.
 */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket door;
    private final int server;
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger untilCut = new AtomicInteger(-1);
    private volatile boolean afterwards;

    CuttingProxy(int server) {
        this.server = server;
        try {
            this.door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Daemon.start("proxy", this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** How many commits were cut. */
    int cuts() {
        return cuts.get();
    }

    /** Cuts the n-th commit from now on, the first being 1. */
    void cutCommit(int nth, boolean afterItWasDone) {
        afterwards = afterItWasDone;
        untilCut.set(nth);
    }

    void leaveAlone() {
        untilCut.set(-1);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                lead(door.accept());
            } catch (IOException e) {
                if (door.isClosed()) {
                    return;
                }
            }
        }
    }

    private void lead(Socket client) throws IOException {
        try {
            Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            Way way = new Way(client, behind);
            Daemon.start("proxy", way::requests);
            Daemon.start("proxy", way::answers);
        } catch (IOException nobodyThere) {
            // As the server would: whoever asks is told at once, and does not wait for an answer.
            client.close();
        }
    }

    /** One connection. */
    private final class Way {

        private final Socket client;
        private final Socket behind;
        private volatile boolean isCutAfterwards;

        Way(Socket client, Socket behind) {
            this.client = client;
            this.behind = behind;
        }

        void requests() {
            Set<String> commits = new HashSet<>();
            try (client;
                    behind) {
                DataInputStream in = new DataInputStream(client.getInputStream());
                DataOutputStream out = new DataOutputStream(behind.getOutputStream());
                int first = in.readInt();
                byte[] start = in.readNBytes(first - Integer.BYTES);
                out.writeInt(first);
                out.write(start);
                out.flush();
                while (true) {
                    int type = in.readUnsignedByte();
                    int length = in.readInt();
                    byte[] body = in.readNBytes(length - Integer.BYTES);
                    if (isCommit(type, body, commits) && untilCut.decrementAndGet() == 0) {
                        cuts.incrementAndGet();
                        if (!afterwards) {
                            return;
                        }
                        isCutAfterwards = true;
                    }
                    out.writeByte(type);
                    out.writeInt(length);
                    out.write(body);
                    if (in.available() == 0) {
                        out.flush();
                    }
                }
            } catch (IOException ended) {
                // So does the other direction.
            }
        }

        void answers() {
            try (client;
                    behind) {
                byte[] buffer = new byte[65_536];
                for (int read = behind.getInputStream().read(buffer);
                        read >= 0;
                        read = behind.getInputStream().read(buffer)) {
                    if (isCutAfterwards) {
                        return;
                    }
                    client.getOutputStream().write(buffer, 0, read);
                }
            } catch (IOException ended) {
                // So does the other direction.
            }
        }
    }

    /** Whether a message carries out a COMMIT: one that is parsed unnamed, or one that was parsed under a name before. */
    private static boolean isCommit(int type, byte[] body, Set<String> commits) {
        if (type == 'P') {
            String name = text(body, 0);
            String sql = text(body, name.length() + 1);
            if (sql.equalsIgnoreCase("COMMIT")) {
                commits.add(name);
            } else {
                commits.remove(name);
            }
            return false;
        }
        if (type == 'B') {
            String portal = text(body, 0);
            return commits.contains(text(body, portal.length() + 1));
        }
        return false;
    }

    private static String text(byte[] body, int from) {
        int end = from;
        while (body[end] != 0) {
            end++;
        }
        return new String(body, from, end - from, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

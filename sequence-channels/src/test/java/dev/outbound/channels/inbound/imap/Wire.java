package dev.outbound.channels.inbound.imap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The way to the server: it can be cut, and can keep from us that the server would tell of news. */
final class Wire implements AutoCloseable {

    private final ServerSocket door;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger idles = new AtomicInteger();
    private final Semaphore asked = new Semaphore(0);
    private volatile boolean hidesIdle;

    Wire(int server) {
        this.server = server;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void hideIdle() {
        hidesIdle = true;
    }

    /** How often somebody asked the server to tell. */
    int idles() {
        return idles.get();
    }

    /** Waits, ten seconds at most, until somebody has asked the server to tell since this was last called. */
    void awaitIdle() throws InterruptedException {
        if (!asked.tryAcquire(10, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody asked the server to tell");
        }
        asked.drainPermits();
    }

    /** Every connection ends, in the middle of whatever is said. */
    void cut() {
        open.forEach(Wire::close);
        open.clear();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(client);
                open.add(behind);
                daemon(() -> pump(client, behind, true));
                daemon(() -> pump(behind, client, false));
            } catch (IOException refused) {
                cut();
            }
        }
    }

    private void pump(Socket from, Socket to, boolean fromClient) {
        byte[] buffer = new byte[65_536];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                String said = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                if (fromClient && said.contains(" IDLE\r\n")) {
                    idles.incrementAndGet();
                    asked.release();
                }
                String passed = hidesIdle && !fromClient ? said.replace(" IDLE", " XDLE") : said;
                out.write(passed.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
        } catch (IOException gone) {
            // The other side ends too.
        }
        close(from);
        close(to);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException gone) {
            // It is closed.
        }
        cut();
    }
}

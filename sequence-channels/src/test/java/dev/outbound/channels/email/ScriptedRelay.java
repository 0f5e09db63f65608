package dev.outbound.channels.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A relay that answers as it is told, per stage. {@code \n} separates lines; an answer that is an {@link Act} is not an
 * answer.
 */
final class ScriptedRelay implements AutoCloseable {

    /** What it does instead of answering. */
    enum Act {
        DROP,
        SILENCE,
        DRIP
    }

    private static final Map<String, String> POLITE = Map.of(
            "GREETING", "220 relay.example ESMTP",
            "EHLO", "250-relay.example\n250-AUTH PLAIN LOGIN\n250 8BITMIME",
            "AUTH", "235 2.7.0 Welcome",
            "MAIL", "250 2.1.0 Ok",
            "RCPT", "250 2.1.5 Ok",
            "DATA", "354 Go ahead",
            "DOT", "250 2.0.0 Ok: queued as 4ABC123",
            "RSET", "250 2.0.0 Ok",
            "QUIT", "221 Bye");

    final AtomicInteger connections = new AtomicInteger();
    final List<String> commands = new CopyOnWriteArrayList<>();
    final List<String> messages = new CopyOnWriteArrayList<>();
    private final Map<String, Object> script = new ConcurrentHashMap<>(POLITE);
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile int dropAfterBodyLines = Integer.MAX_VALUE;

    ScriptedRelay() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    ScriptedRelay on(String stage, Object answer) {
        script.put(stage, answer);
        return this;
    }

    /** From now on it says yes to everything again. */
    void polite() {
        script.putAll(POLITE);
    }

    ScriptedRelay dropAfterBodyLines(int lines) {
        dropAfterBodyLines = lines;
        return this;
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                connections.incrementAndGet();
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            if (!answer(socket, "GREETING")) {
                return;
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                String stage = line.split("[ :]", 2)[0];
                if (!answer(socket, stage)) {
                    return;
                }
                if (stage.equals("DATA") && String.valueOf(script.get("DATA")).startsWith("354")) {
                    if (!body(in) || !answer(socket, "DOT")) {
                        return;
                    }
                }
                if (stage.equals("QUIT")) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The other side hung up.
        }
    }

    private boolean body(BufferedReader in) throws IOException {
        var message = new StringBuilder();
        int lines = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                messages.add(message.toString());
                return true;
            }
            message.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
            if (++lines >= dropAfterBodyLines) {
                return false;
            }
        }
        return false;
    }

    private boolean answer(Socket socket, String stage) throws IOException {
        Object answer = script.getOrDefault(stage, "502 5.5.2 What?");
        OutputStream out = socket.getOutputStream();
        if (answer == Act.DROP) {
            return false;
        }
        if (answer == Act.SILENCE) {
            socket.getInputStream().readAllBytes();
            return false;
        }
        if (answer == Act.DRIP) {
            while (!socket.isClosed()) {
                out.write("250-still here\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                pause();
            }
            return false;
        }
        out.write((answer.toString().replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stop) {
            throw new IOException(stop);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }
}

package dev.outbound.channels.preflight;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A name server over UDP (RFC 1035) that knows a few records, and is silent when told so. */
final class NameServer implements AutoCloseable {

    static final int TXT = 16;
    static final int MX = 15;
    static final int A = 1;

    private static final int NAME_ERROR = 3;
    private static final int SERVER_FAILURE = 2;

    private final DatagramSocket socket;
    private final Thread thread;
    /** Type and name to the data of its records. */
    private final Map<String, List<byte[]>> records = new ConcurrentHashMap<>();

    private final AtomicInteger questions = new AtomicInteger();
    private volatile boolean silent;
    private volatile boolean failing;

    NameServer() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        thread = new Thread(this::serve, "name-server");
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }

    void put(int type, String name, byte[]... data) {
        records.put(type + " " + name, List.of(data));
    }

    void beSilent() {
        silent = true;
    }

    void fail() {
        failing = true;
    }

    int questions() {
        return questions.get();
    }

    /** The strings of a TXT record. */
    static byte[] strings(String... strings) {
        var out = new ByteArrayOutputStream();
        for (String string : strings) {
            out.write(string.length());
            out.writeBytes(string.getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    /** A mail server. */
    static byte[] exchanger(int preference, String host) {
        var out = new ByteArrayOutputStream();
        out.write(preference >> 8);
        out.write(preference);
        for (String label : host.split("\\.", -1)) {
            out.write(label.length());
            out.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.write(0);
        return out.toByteArray();
    }

    private void serve() {
        byte[] buffer = new byte[1024];
        while (!socket.isClosed()) {
            try {
                var question = new DatagramPacket(buffer, buffer.length);
                socket.receive(question);
                questions.incrementAndGet();
                if (!silent) {
                    byte[] answer = answer(Arrays.copyOf(buffer, question.getLength()));
                    socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
                }
            } catch (IOException gone) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(gone);
                }
            }
        }
    }

    private byte[] answer(byte[] octets) {
        ByteBuffer question = ByteBuffer.wrap(octets);
        short id = question.getShort();
        question.position(12);
        var name = new StringBuilder();
        for (int length = question.get(); length > 0; length = question.get()) {
            byte[] label = new byte[length];
            question.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        short type = question.getShort();
        int end = question.position() + 2;
        List<byte[]> found = records.getOrDefault(type + " " + name, List.of());
        boolean isKnown = records.keySet().stream().anyMatch(key -> key.endsWith(" " + name));
        int code = failing ? SERVER_FAILURE : isKnown ? 0 : NAME_ERROR;
        ByteBuffer answer = ByteBuffer.allocate(2048);
        answer.putShort(id).putShort((short) (0x8580 | code)).putShort((short) 1);
        answer.putShort((short) found.size()).putInt(0);
        answer.put(octets, 12, end - 12);
        for (byte[] data : found) {
            // The name is the one of the question, at octet 12.
            answer.putShort((short) 0xc00c).putShort(type).putShort((short) 1).putInt(60);
            answer.putShort((short) data.length).put(data);
        }
        byte[] bytes = new byte[answer.position()];
        answer.flip().get(bytes);
        return bytes;
    }

    @Override
    public void close() {
        socket.close();
    }
}

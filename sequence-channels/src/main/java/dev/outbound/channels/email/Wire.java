package dev.outbound.channels.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The socket under a connection, kept in reach: so that the wait for an answer can change, and the connection can be cut
 * in the middle of a read or write. TLS goes on top of it.
 */
final class Wire extends SocketFactory {

    private @Nullable Socket socket;
    private boolean cut;

    @Override
    public synchronized Socket createSocket() throws IOException {
        if (cut) {
            throw new SocketException("connection cut");
        }
        socket = new Socket();
        return socket;
    }

    synchronized void waitAtMost(Duration wait) throws SocketException {
        if (socket != null && !socket.isClosed()) {
            socket.setSoTimeout(Math.toIntExact(wait.toMillis()));
        }
    }

    synchronized boolean isOpen() {
        return socket != null && !socket.isClosed();
    }

    synchronized void cut() {
        cut = true;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                // Then it is cut.
            }
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("unconnected sockets only");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("unconnected sockets only");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("unconnected sockets only");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("unconnected sockets only");
    }
}

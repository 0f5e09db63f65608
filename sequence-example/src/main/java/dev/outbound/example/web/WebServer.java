package dev.outbound.example.web;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty with the routes of the app. */
public final class WebServer implements AutoCloseable {

    private static final int MAX_THREADS = 32;
    private static final int MAX_UPLOAD = 11_000_000;
    private static final int IN_MEMORY = 64 * 1024;
    private static final int MAX_HEADERS = 8 * 1024;
    private static final int IDLE_MILLIS = 30_000;

    private final Server server;
    private final ServerConnector connector;

    private WebServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Answers from now on.
     *
     * @param port 0 for any free one
     * @param uploads the folder for files while they are being read
     * @throws IOException if the port is taken
     */
    public static WebServer start(InetAddress bind, int port, Path uploads, Routes routes) throws IOException {
        var threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("web");
        var server = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADERS);
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(bind.getHostAddress());
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setHandler(handler(Files.createDirectories(uploads), routes));
        server.setStopTimeout(5_000);
        var web = new WebServer(server, connector);
        try {
            server.start();
        } catch (Exception notStarted) {
            web.close();
            throw notStarted instanceof IOException io
                    ? io
                    : new IOException("the web server did not start", notStarted);
        }
        return web;
    }

    private static ServletContextHandler handler(Path uploads, Routes routes) {
        var holder = new ServletHolder(new RouteServlet(routes));
        holder.getRegistration()
                .setMultipartConfig(new MultipartConfigElement(uploads.toString(), MAX_UPLOAD, MAX_UPLOAD, IN_MEMORY));
        var context = new ServletContextHandler("/");
        context.setMaxFormContentSize(MAX_UPLOAD);
        context.addServlet(holder, "/");
        return context;
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** The address the pages have on this machine. */
    public URI url() {
        String host = connector.getHost();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception notStopped) {
            throw new IllegalStateException("the web server did not stop", notStopped);
        }
    }
}

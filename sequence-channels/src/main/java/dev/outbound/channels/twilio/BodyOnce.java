package dev.outbound.channels.twilio;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * The body of a POST, handed to the connection once or never: whatever repeats the request, it goes out a second time
 * without its body, and so not at all. A request without its body is no message yet, so the moment before is the last in
 * which it may be given up.
 */
final class BodyOnce implements HttpRequest.BodyPublisher {

    private final byte[] bytes;
    private final BooleanSupplier tooLate;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean written;
    private volatile boolean late;

    BodyOnce(byte[] bytes, BooleanSupplier tooLate) {
        this.bytes = bytes;
        this.tooLate = tooLate;
    }

    boolean isWritten() {
        return written;
    }

    boolean wasTooLate() {
        return late;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> connection) {
        if (!begun.compareAndSet(false, true)) {
            refuse(connection, "written once already");
            return;
        }
        if (tooLate.getAsBoolean()) {
            late = true;
            refuse(connection, "too late");
            return;
        }
        written = true;
        HttpRequest.BodyPublishers.ofByteArray(bytes).subscribe(connection);
    }

    private static void refuse(Flow.Subscriber<? super ByteBuffer> connection, String why) {
        connection.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                // Nothing is there to give.
            }

            @Override
            public void cancel() {
                // It has ended already.
            }
        });
        connection.onError(new IOException(why));
    }
}

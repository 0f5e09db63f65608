package dev.outbound.channels.inbound.imap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The beginning of a stream. Notes whether reading it failed, to tell that from the reader's own failures. */
final class BoundedStream extends FilterInputStream {

    private long left;
    private boolean failed;

    BoundedStream(InputStream stream, long most) {
        super(stream);
        this.left = most;
    }

    boolean hasFailed() {
        return failed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left <= 0) {
            return -1;
        }
        try {
            int read = super.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        } catch (IOException | RuntimeException e) {
            failed = true;
            throw e;
        }
    }

    @Override
    public long skip(long count) throws IOException {
        return count <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(count, 8_192)]));
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(super.available(), left);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

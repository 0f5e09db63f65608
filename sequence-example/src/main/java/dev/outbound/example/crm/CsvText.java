package dev.outbound.example.crm;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The bytes of an upload as text: UTF-8 with or without its mark, and only so many of them. */
final class CsvText {

    private static final int BYTE_ORDER_MARK = 0xfeff;

    private CsvText() {}

    /** The file is larger than allowed. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Reading throws {@link TooLarge} or {@link java.nio.charset.CharacterCodingException} when it comes to that place. */
    static Reader open(InputStream bytes, long max) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var reader = new PushbackReader(new InputStreamReader(new Bounded(bytes, max), decoder));
        int first = reader.read();
        if (first != -1 && first != BYTE_ORDER_MARK) {
            reader.unread(first);
        }
        return reader;
    }

    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream bytes, long max) {
            super(bytes);
            left = max;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            left -= Math.max(count, 0);
            if (left < 0) {
                throw new TooLarge();
            }
            return count;
        }
    }
}

package org.alphadetector.ingest.adapter.file;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Lines of a stream as slices of one buffer, without a copy or an object per line. A line ends at {@code \n} or
 * {@code \r\n}; a byte order mark before the first one is left out. A line over {@value #MAX_LINE_BYTES} bytes keeps
 * its number but not its content.
 */
public final class LineReader implements AutoCloseable {
    /** The longest line that is read. */
    public static final int MAX_LINE_BYTES = 8 << 20;

    private static final int FIRST_BUFFER_BYTES = 1 << 16;
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long NEWLINES = ONES * '\n';

    private final InputStream stream;
    private byte[] buffer = new byte[FIRST_BUFFER_BYTES];
    private int filled;
    private int next;
    private int start;
    private int end;
    private long number;
    private boolean isTooLong;

    public LineReader(InputStream stream) {
        this.stream = stream;
    }

    /** Moves to the next line; false after the last. */
    public boolean advance() throws IOException {
        isTooLong = false;
        int newline = indexOfNewline(buffer, next, filled);
        while (newline < 0) {
            if (filled - next >= MAX_LINE_BYTES) {
                isTooLong = true;
                next = filled;
            }
            makeRoom();
            int count = stream.read(buffer, filled, buffer.length - filled);
            if (count < 0) {
                return takeLast();
            }
            newline = indexOfNewline(buffer, filled, filled + count);
            filled += count;
        }
        take(next, newline);
        next = newline + 1;
        return true;
    }

    /** A last line may lack its line end. */
    private boolean takeLast() {
        if (next == filled && !isTooLong) {
            return false;
        }
        take(next, filled);
        next = filled;
        return true;
    }

    /** Moves the unfinished line to the front of the buffer, which grows if half of it would not be free. */
    private void makeRoom() {
        int waiting = filled - next;
        byte[] target = waiting > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
        System.arraycopy(buffer, next, target, 0, waiting);
        buffer = target;
        next = 0;
        filled = waiting;
    }

    private void take(int from, int to) {
        number++;
        start = from;
        end = to > from && buffer[to - 1] == '\r' ? to - 1 : to;
        if (number == 1 && hasByteOrderMark()) {
            start += 3;
        }
        if (isTooLong) {
            start = end;
        }
    }

    private boolean hasByteOrderMark() {
        return end - start >= 3
                && buffer[start] == (byte) 0xef
                && buffer[start + 1] == (byte) 0xbb
                && buffer[start + 2] == (byte) 0xbf;
    }

    /** The buffer that holds the current line. */
    public byte[] buffer() {
        return buffer;
    }

    /** Where the current line starts in the buffer. */
    public int offset() {
        return start;
    }

    /** The length of the current line in bytes. */
    public int length() {
        return end - start;
    }

    /** The number of the current line, from 1. */
    public long number() {
        return number;
    }

    /** Whether the current line was longer than is read; it is empty then. */
    public boolean isTooLong() {
        return isTooLong;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /** The first newline in [from, to), or -1; eight bytes a step. */
    static int indexOfNewline(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long word = (long) WORD.get(bytes, i) ^ NEWLINES;
            long zeroBytes = (word - ONES) & ~word & HIGHS;
            if (zeroBytes != 0) {
                return i + (Long.numberOfTrailingZeros(zeroBytes) >>> 3);
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}

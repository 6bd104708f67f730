package org.alphadetector.ingest.adapter.file;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The content of a plain or gzip file (told by its first two bytes), knowing how far into the file reading got. */
public final class InputFile extends InputStream {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final long fileBytes;
    private final Counter counter;
    private final InputStream content;

    private InputFile(Path file, long fileBytes, Counter counter, InputStream content) {
        this.file = file;
        this.fileBytes = fileBytes;
        this.counter = counter;
        this.content = content;
    }

    /** Opens a file. */
    public static InputFile open(Path file) throws UnreadableInputException {
        if (!Files.exists(file)) {
            throw new UnreadableInputException(file, "does not exist; check the path");
        }
        if (!Files.isRegularFile(file)) {
            throw new UnreadableInputException(file, "is not a file; name the files themselves");
        }
        InputStream raw = null;
        try {
            raw = Files.newInputStream(file);
            Counter counter = new Counter(raw);
            BufferedInputStream buffered = new BufferedInputStream(counter, BUFFER_BYTES);
            return new InputFile(file, Files.size(file), counter, unzipped(buffered));
        } catch (IOException e) {
            closeQuietly(raw);
            throw new UnreadableInputException(file, "cannot be read; check its rights and its content", e);
        }
    }

    /** What a stream holds, unzipped if it is gzip. */
    public static InputStream unzipped(BufferedInputStream stream) throws IOException {
        return isGzip(stream) ? new GZIPInputStream(stream, BUFFER_BYTES) : stream;
    }

    private static boolean isGzip(BufferedInputStream stream) throws IOException {
        stream.mark(2);
        boolean gzip = stream.read() == 0x1f && stream.read() == 0x8b;
        stream.reset();
        return gzip;
    }

    private static void closeQuietly(@Nullable InputStream stream) {
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                // The caller is about to report the failure that led here, which says more.
                return;
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return content.read(target, offset, length);
        } catch (IOException e) {
            throw new UnreadableInputException(file, "is damaged or ends too early; fetch or record it again", e);
        }
    }

    /** Bytes read so far of the file as it lies on the disk. */
    public long bytesRead() {
        return counter.bytes;
    }

    /** The file's size on the disk. */
    public long fileBytes() {
        return fileBytes;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private static final class Counter extends FilterInputStream {
        private long bytes;

        Counter(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            bytes += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            bytes += Math.max(count, 0);
            return count;
        }
    }
}

package org.alphadetector.features.state;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The saved form of a block of words: the fingerprint of its layout, then the words with runs of zero words collapsed.
 */
final class BlockCodec {
    private static final int HEADER_BYTES = Integer.BYTES;
    private static final int RUN_BYTES = 2 * Integer.BYTES;

    private BlockCodec() {}

    /** The most bytes that so many words can take. */
    static int longest(int words) {
        return HEADER_BYTES + words * Long.BYTES + RUN_BYTES * (words / 2 + 1);
    }

    /** The saved form of the words in [from, to), made in a buffer of at least {@link #longest} bytes. */
    static byte[] encode(int fingerprint, long[] words, int from, int to, ByteBuffer scratch) {
        scratch.clear().putInt(fingerprint);
        int i = from;
        while (i < to) {
            int first = i;
            while (first < to && words[first] == 0) {
                first++;
            }
            int end = first;
            while (end < to && !(words[end] == 0 && end + 1 < to && words[end + 1] == 0)) {
                end++;
            }
            scratch.putInt(first - i).putInt(end - first);
            for (int k = first; k < end; k++) {
                scratch.putLong(words[k]);
            }
            i = end;
        }
        byte[] saved = new byte[scratch.flip().remaining()];
        scratch.get(saved);
        return saved;
    }

    /** Overwrites the words in [from, to) by a saved form of as many. */
    static void decode(byte[] saved, long[] words, int from, int to) {
        ByteBuffer in = ByteBuffer.wrap(saved).position(HEADER_BYTES);
        Arrays.fill(words, from, to, 0);
        int i = from;
        while (i < to) {
            i += in.getInt();
            int literal = in.getInt();
            for (int k = 0; k < literal; k++) {
                words[i++] = in.getLong();
            }
        }
    }
}

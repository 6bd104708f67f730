package org.alphadetector.ingest.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.junit.jupiter.api.Test;

class Utf8Test {
    private static final byte[] LETTERS = "\u00e9\u5143\uac00\ud83d\ude00".getBytes(UTF_8);
    /** Around every border that the second byte of a sequence has. */
    private static final int[] SECONDS = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xE5, 0xFF};

    private static final int[] LATER = {0x41, 0x7F, 0x80, 0xBF, 0xC0};

    @Test
    void stopsWhereJavaFindsNoCharacter() {
        for (int first = 0; first < 0x100; first++) {
            for (int second : SECONDS) {
                for (int third : LATER) {
                    for (int fourth : LATER) {
                        check(first, second, third, fourth);
                    }
                }
            }
        }
    }

    @Test
    void stopsBeforeASequenceThatIsCutOff() {
        for (int end = 0; end <= LETTERS.length; end++) {
            assertThat(Utf8.afterSequences(LETTERS, 0, end)).as("end %d", end).isEqualTo(expected(LETTERS, end));
        }
    }

    private static void check(int... tail) {
        byte[] bytes = new byte[LETTERS.length + tail.length];
        System.arraycopy(LETTERS, 0, bytes, 0, LETTERS.length);
        for (int i = 0; i < tail.length; i++) {
            bytes[LETTERS.length + i] = (byte) tail[i];
        }
        assertThat(Utf8.afterSequences(bytes, 0, bytes.length))
                .as("%x %x %x %x", tail[0], tail[1], tail[2], tail[3])
                .isEqualTo(expected(bytes, bytes.length));
    }

    /** Character by character: the shortest bytes that Java takes for one, as long as it is not ASCII. */
    private static int expected(byte[] bytes, int end) {
        int at = 0;
        while (at < end && bytes[at] < 0) {
            int length = 2;
            while (length <= 4 && (at + length > end || !isCharacter(bytes, at, length))) {
                length++;
            }
            if (length > 4) {
                return at;
            }
            at += length;
        }
        return at;
    }

    private static boolean isCharacter(byte[] bytes, int at, int length) {
        try {
            String text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, at, length))
                    .toString();
            return text.codePointCount(0, text.length()) == 1;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}

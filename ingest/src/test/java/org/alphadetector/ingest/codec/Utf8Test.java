package org.alphadetector.ingest.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Random;
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

    @Test
    void stopsWhereACharsetDecoderDoesInRandomAndChangedLetters() {
        Random random = new Random(11);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = letters(random).getBytes(UTF_8);
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            int end = bytes.length - random.nextInt(Math.min(4, bytes.length));
            assertThat(Utf8.afterSequences(bytes, 0, end))
                    .as("%s", Arrays.toString(bytes))
                    .isEqualTo(decodedLetters(bytes, end));
        }
    }

    @Test
    void stopsWhereACharsetDecoderDoesInRandomBytes() {
        Random random = new Random(12);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[12];
            for (int b = 0; b < bytes.length; b++) {
                // Leads of three bytes and continuations, mostly.
                bytes[b] = (byte) (b % 3 == 0 ? 0xE0 + random.nextInt(16) : 0x80 + random.nextInt(65));
            }
            assertThat(Utf8.afterSequences(bytes, 0, bytes.length))
                    .as("%s", Arrays.toString(bytes))
                    .isEqualTo(decodedLetters(bytes, bytes.length));
        }
    }

    /** No ASCII among them; letters of three bytes come in a row. */
    private static String letters(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            int letter = random.nextInt(4) > 0 ? 0x800 + random.nextInt(0xF800) : 0x80 + random.nextInt(0x10FF80);
            boolean isSurrogate = letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
            text.appendCodePoint(isSurrogate ? 0x5143 : letter);
        }
        return text.toString();
    }

    /** Where a decoder meets what is no letter, or ASCII comes. */
    private static int decodedLetters(byte[] bytes, int end) {
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, end);
        UTF_8.newDecoder().decode(in, CharBuffer.allocate(end), true);
        int ascii = 0;
        while (ascii < end && bytes[ascii] < 0) {
            ascii++;
        }
        return Math.min(in.position(), ascii);
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

package org.alphadetector.ingest.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Eight bytes at a time against one at a time. */
class WordsTest {
    @Test
    void readsNothingFromTheEndOn() {
        byte[] bytes = "abcdefghijk".getBytes(US_ASCII);
        for (int to = 0; to <= bytes.length; to++) {
            for (int at = 0; at <= to; at++) {
                long expected = 0;
                for (int i = Math.min(to, at + 8) - 1; i >= at; i--) {
                    expected = expected << 8 | bytes[i];
                }
                assertThat(Words.at(bytes, at, to)).as("at=%d to=%d", at, to).isEqualTo(expected);
            }
        }
    }

    @Test
    void countsAndReadsLeadingDigits() {
        Random random = new Random(8);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[8];
            for (int k = 0; k < 8; k++) {
                bytes[k] = (byte) (random.nextInt(5) > 0 ? '0' + random.nextInt(10) : random.nextInt(256));
            }
            int count = 0;
            long value = 0;
            while (count < 8 && bytes[count] >= '0' && bytes[count] <= '9') {
                value = value * 10 + bytes[count++] - '0';
            }
            long word = Words.at(bytes, 0);
            assertThat(Digits.count(word)).as(new String(bytes, ISO_8859_1)).isEqualTo(count);
            if (count > 0) {
                assertThat(Digits.value(word, count)).isEqualTo(value);
            }
        }
    }

    @Test
    void comparesEveryExpectedByteAndNoMore() {
        String text = ",\"predictedFundingRate\":";
        for (int length = 1; length <= text.length(); length++) {
            NextBytes expected = new NextBytes(text.substring(0, length));
            for (int changed = 0; changed < text.length(); changed++) {
                byte[] bytes = (' ' + text).getBytes(US_ASCII);
                bytes[1 + changed] ^= 1;
                boolean isSame = changed >= length;
                assertThat(expected.isAt(bytes, 1, bytes.length)).isEqualTo(isSame);
                assertThat(expected.isAt(bytes, 1, length)).isFalse();
            }
        }
    }
}

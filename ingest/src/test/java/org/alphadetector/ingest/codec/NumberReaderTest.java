package org.alphadetector.ingest.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberReaderTest {
    private final NumberReader number = new NumberReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.0",
                "1",
                "9007199254740993",
                "9007199254740992",
                "9007199254740991.5",
                "0.1",
                "1e22",
                "1e23",
                "1e-22",
                "1e-23",
                "4.9e-324",
                "2.4e-324",
                "1.7976931348623157e308",
                "1e309",
                "123456789012345678",
                "1234567890123456789",
                "999999999999999999.5",
                "0.9999999999999999995",
                "0.00000000000000000049",
                "0.0000000000000000005",
                "0.0000000000000000015",
                "0.00000000000000000050000000000000000001",
                "12345678901234567.25",
                "12345678901234567.35",
                "12345678901234567.2500000001",
                "100000000000000000000",
                "1E+5",
                "1.5e3",
                "0e999",
                "1e17",
                "1e18",
                "0.30000000000000004",
                "2.2250738585072011e-308",
                "999999999999999999e-342",
                "999999999999999999e-343",
                "2471e-327",
                "1e-342",
                "-1e-999",
                "0e-999",
                "1e308",
                "2e308",
                "-1e999",
                "0.00001e313",
                "1000000000000000000000000000e281"
            })
    void agreesWithBigDecimal(String text) {
        assertAgrees(text);
    }

    @Test
    void agreesWithBigDecimalOnThousandsOfDigits() {
        assertAgrees("1".repeat(308));
        assertAgrees("1".repeat(309));
        assertAgrees("1".repeat(2_000));
        assertAgrees("0." + "0".repeat(300) + "9".repeat(2_000));
        assertAgrees("0." + "0".repeat(2_000) + '1');
        assertAgrees("-0." + "9".repeat(2_000) + "e-2000");
        assertAgrees("9".repeat(2_000) + "e-1990");
    }

    @Test
    void agreesWithBigDecimalOnRandomNumbers() {
        Random random = new Random(42);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            digits(text, 1 + random.nextInt(1 + random.nextInt(22)), random);
            if (random.nextInt(4) > 0) {
                text.append('.');
                int fraction = 1 + random.nextInt(1 + random.nextInt(24));
                for (int d = 0; d < fraction; d++) {
                    text.append((char) ('0' + (random.nextInt(3) == 0 ? 0 : random.nextInt(10))));
                }
            }
            if (random.nextInt(4) == 0) {
                text.append('e').append(random.nextInt(60) - 30);
            }
            assertAgrees(text.toString());
        }
    }

    @Test
    void endsAtWhatFollowsTheNumberWhereverItLies() {
        Random random = new Random(43);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            digits(text, 1 + random.nextInt(9), random);
            int places = random.nextInt(10);
            if (places > 0) {
                text.append('.').append(Integer.toString(1_000_000_000 + random.nextInt(1_000_000_000)), 1, 1 + places);
            }
            String before = "0.1,".substring(random.nextInt(5));
            String after =
                    List.of("", ",", "}", " ", ",\"askPrice\":1", "}]", "\"").get(random.nextInt(7));
            byte[] bytes = (before + text + after).getBytes(US_ASCII);
            int to = before.length() + text.length() + random.nextInt(after.length() + 1);

            assertThat(number.read(bytes, before.length(), to))
                    .as(text + after)
                    .isEqualTo(before.length() + text.length());

            assertThat(number.toDouble()).as(text + after).isEqualTo(Double.parseDouble(text.toString()));
            assertThat(number.isInteger()).isEqualTo(places == 0);
            assertAgrees(text.toString());
        }
    }

    @Test
    void roundsByTheLastOfManyDroppedDigits() {
        String tie = "123456789012345678" + '5' + "0".repeat(40);
        assertAgrees("0." + tie);
        assertAgrees("0." + tie + '1');
        assertAgrees(tie.substring(0, 20) + '.' + tie.substring(20) + "0000001");
        assertAgrees("0.1234567890123456785" + "00000000".repeat(3) + "00010000");
    }

    private static void digits(StringBuilder text, int count, Random random) {
        text.append((char) (count == 1 ? '0' + random.nextInt(10) : '1' + random.nextInt(9)));
        for (int d = 1; d < count; d++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
    }

    private void assertAgrees(String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        assertThat(number.read(bytes, 0, bytes.length)).as(text).isEqualTo(bytes.length);
        double expected = Double.parseDouble(text);
        if (Double.doubleToRawLongBits(number.toDouble()) != Double.doubleToRawLongBits(expected)) {
            assertThat(number.toDouble()).as(text).isEqualTo(expected);
        }
        // At most 18 digits in all and scale 18, rounded once.
        BigDecimal exact = new BigDecimal(text).abs();
        int wholeDigits = Math.max(0, exact.precision() - exact.scale());
        int scale = Math.min(Math.max(exact.scale(), 0), Math.min(18, 18 - Math.min(18, wholeDigits)));
        BigDecimal rounded = exact.precision() > 18 && exact.scale() <= 18
                ? exact.round(new MathContext(18, RoundingMode.HALF_EVEN))
                : exact.setScale(scaleOf(exact, scale), RoundingMode.HALF_EVEN);
        boolean fits = rounded.signum() == 0 || rounded.precision() - rounded.scale() <= 18;
        assertThat(number.toDecimal()).as(text).isEqualTo(fits);
        if (fits) {
            BigDecimal actual = BigDecimal.valueOf(number.decimalMantissa(), number.decimalScale());
            assertThat(number.decimalScale()).as(text).isBetween(0, 18);
            assertThat(actual).as(text).isEqualByComparingTo(rounded);
        }
    }

    /** A number below one keeps 18 places, of which the leading zeros are no digits. */
    private static int scaleOf(BigDecimal exact, int scale) {
        return exact.compareTo(BigDecimal.ONE) < 0 ? Math.min(18, Math.max(exact.scale(), 0)) : scale;
    }
}

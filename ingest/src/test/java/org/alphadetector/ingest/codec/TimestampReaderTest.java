package org.alphadetector.ingest.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.alphadetector.ingest.tick.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampReaderTest {
    private final TimestampReader reader = new TimestampReader();

    private long read(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return reader.read(bytes, 0, bytes.length);
    }

    @Test
    void readsUsualTimesAsAllTimesAndLeavesOthers() {
        Random random = new Random(77);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder("\"2024-07-18T23:57:02.956123Z\"");
            if (random.nextInt(3) > 0) {
                text.setCharAt(random.nextInt(text.length()), (char) (' ' + random.nextInt(95)));
            }
            text.setCharAt(16, (char) ('5' + random.nextInt(3)));
            if (random.nextInt(10) == 0) {
                text.setLength(random.nextInt(text.length()));
            }
            byte[] bytes = text.toString().getBytes(UTF_8);
            long usual = reader.readUsual(bytes, 0, bytes.length);
            boolean isQuoted =
                    bytes.length == TimestampReader.USUAL_QUOTED && bytes[0] == '"' && bytes[bytes.length - 1] == '"';
            long any = isQuoted ? reader.read(bytes, 1, bytes.length - 2) : Tick.NO_TIME;
            assertThat(usual).as(text.toString()).isIn(any, Tick.NO_TIME);
            if (any != Tick.NO_TIME && text.indexOf("+") < 0 && text.charAt(27) == 'Z') {
                assertThat(reader.readUsual(bytes, 0, bytes.length))
                        .as(text.toString())
                        .isEqualTo(any);
            }
        }
    }

    @Test
    void doesNotTakeTheMinuteOfABadDateForKnown() {
        byte[] bytes = "\"2024-13-18T23:57:02.956123Z\"".getBytes(UTF_8);
        assertThat(reader.read(bytes, 1, bytes.length - 2)).isEqualTo(Tick.NO_TIME);
        assertThat(reader.readUsual(bytes, 0, bytes.length)).isEqualTo(Tick.NO_TIME);
    }

    @Test
    void agreesWithJavaTime() {
        Random random = new Random(2024);
        for (int i = 0; i < 50_000; i++) {
            // Years 1 to 9998.
            long second = Math.floorMod(random.nextLong(), 315_000_000_000L) - 62_000_000_000L;
            int digits = random.nextInt(10);
            long nano = random.nextInt(1_000_000_000);
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2 * 1080 + 1) - 1080));
            OffsetDateTime time = Instant.ofEpochSecond(second).atOffset(offset);
            String fraction =
                    digits == 0 ? "" : "." + String.format("%09d", nano).substring(0, digits);
            String zone = offset.getTotalSeconds() == 0 ? "Z" : offset.getId();
            String text = String.format("%04d", time.getYear())
                    + String.format(
                            "-%02d-%02dT%02d:%02d:%02d",
                            time.getMonthValue(),
                            time.getDayOfMonth(),
                            time.getHour(),
                            time.getMinute(),
                            time.getSecond())
                    + fraction
                    + zone;

            Instant instant = OffsetDateTime.parse(text).toInstant();
            long expected = instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
            assertThat(read(text)).as(text).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "23:57:02",
                "2024-07-18",
                "2024-07-18T23:57Z",
                "2024-07-18T23:57:02",
                "2024-07-18 23:57:02Z",
                "2024-07-18T23:57:02.Z",
                "2024-07-18T23:57:02.1234567890Z",
                "2024-02-30T00:00:00Z",
                "2023-02-29T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2024-13-01T00:00:00Z",
                "2024-00-01T00:00:00Z",
                "2024-01-00T00:00:00Z",
                "2024-04-31T00:00:00Z",
                "2024-07-18T24:00:00Z",
                "2024-07-18T23:60:00Z",
                "2024-07-18T23:57:60Z",
                "2024-07-18T23:57:02+18:01",
                "2024-07-18T23:57:02+1:00",
                "2024-07-18T23:57:02+01:60",
                "2024-07-18T23:57:02ZZ",
                "2024-07-18T23:57:02z",
                "20a4-07-18T23:57:02Z",
                "2024-07-18T23:57:02.12+",
                "+024-07-18T23:57:02Z"
            })
    void refuses(String text) {
        assertThat(read(text)).isEqualTo(Tick.NO_TIME);
    }

    @Test
    void knowsLeapDays() {
        assertThat(read("2000-02-29T00:00:00Z")).isEqualTo(951_782_400_000_000L);
        assertThat(read("2024-02-29T23:59:59.999999Z")).isEqualTo(1_709_251_199_999_999L);
    }
}

package org.alphadetector.ingest.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TickRoundTripTest {
    private final TickDecoder decoder = new TickDecoder();
    private final TickEncoder encoder = new TickEncoder();

    @Test
    void decodesWhatWasEncodedFieldByField() throws Exception {
        RandomTicks ticks = new RandomTicks(20_240_718);
        ObjectMapper mapper = new ObjectMapper();
        for (int i = 0; i < 2_000; i++) {
            // Fresh ones, so that what a type leaves alone is the same on both sides.
            Tick expected = new Tick();
            Tick actual = new Tick();
            ticks.fill(expected);
            byte[] json = encoder.bytes(expected);

            assertThat(decoder.decode(json, 0, json.length, actual))
                    .as("message %s: %s", new String(json, UTF_8), decoder.detail())
                    .isEqualTo(TickFault.NONE);

            TickAssertions.assertSame(actual, expected);
            assertThat(mapper.readTree(json).get("type").asText()).isEqualTo(expected.type.wireName());
        }
    }

    @ParameterizedTest
    @EnumSource(TickType.class)
    void acceptsNoTruncatedMessage(TickType type) {
        RandomTicks ticks = new RandomTicks(7);
        Tick tick = new Tick();
        for (int i = 0; i < 5; i++) {
            ticks.fill(tick, type);
            byte[] json = encoder.bytes(tick);
            for (int length = 0; length < json.length; length++) {
                // An array of its own, so that reading past the end would throw.
                byte[] cut = Arrays.copyOf(json, length);
                assertMalformed(cut, length);
                // Within a longer array, so that reading past the end would be accepted.
                assertMalformed(json, length);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TickType.class)
    void survivesAnyChangedByte(TickType type) {
        RandomTicks ticks = new RandomTicks(11);
        Tick tick = new Tick();
        ticks.fill(tick, type);
        byte[] json = encoder.bytes(tick);
        for (int at = 0; at < json.length; at++) {
            byte original = json[at];
            for (int value = 0; value < 256; value++) {
                json[at] = (byte) value;
                // Some of them stay valid; none may throw.
                decoder.decode(json, 0, json.length, tick);
            }
            json[at] = original;
        }
    }

    private void assertMalformed(byte[] json, int length) {
        TickFault fault = decoder.decode(json, 0, length, new Tick());
        if (fault != TickFault.MALFORMED_JSON) {
            fail("%s for the first %d bytes of %s", fault, length, new String(json, UTF_8));
        }
    }
}

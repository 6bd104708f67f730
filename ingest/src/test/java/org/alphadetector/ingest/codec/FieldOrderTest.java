package org.alphadetector.ingest.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.junit.jupiter.api.Test;

/** What earlier messages looked like must not show in how a message is read. */
class FieldOrderTest {
    private static final List<String> MEMBERS = List.of(
            "\"type\":\"trade\"",
            "\"exchange\":\"x\"",
            "\"symbol\":\"A\"",
            "\"timestamp\":\"2024-07-18T23:57:02.956000Z\"",
            "\"localTimestamp\":\"2024-07-18T23:57:02.957000Z\"",
            "\"id\":\"17\"",
            "\"price\":64123.4",
            "\"amount\":0.025",
            "\"side\":\"sell\"",
            "\"more\":[1,{\"price\":2}]");
    private static final String USUAL = '{' + String.join(",", MEMBERS) + '}';

    private final TickDecoder used = new TickDecoder();

    private static TickFault decode(TickDecoder decoder, String json, Tick tick) {
        byte[] bytes = json.getBytes(UTF_8);
        return decoder.decode(bytes, 0, bytes.length, tick);
    }

    @Test
    void readsEveryOrderAlike() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            List<String> members = new ArrayList<>(MEMBERS);
            Collections.shuffle(members.subList(random.nextInt(2), members.size()), random);
            Tick tick = new Tick();

            assertThat(decode(used, '{' + String.join(",", members) + '}', tick))
                    .as("%s: %s", members, used.detail())
                    .isEqualTo(TickFault.NONE);

            assertThat(tick.exchange + tick.symbol + tick.numericId + tick.side).isEqualTo("xA17SELL");
            assertThat(tick.price).isEqualTo(64123.4);
            assertThat(tick.amount()).isEqualTo(0.025);
            assertThat(tick.localTimestampMicros - tick.timestampMicros).isEqualTo(1000);
        }
    }

    @Test
    void givesTheSameAnswerAsAFreshDecoderToDamagedMessages() {
        Random random = new Random(6);
        for (int i = 0; i < 10_000; i++) {
            StringBuilder json = new StringBuilder(USUAL);
            int at = random.nextInt(json.length());
            switch (random.nextInt(3)) {
                case 0 -> json.setCharAt(at, "{},:\"0 a".charAt(random.nextInt(8)));
                case 1 -> json.deleteCharAt(at);
                default -> json.insert(at, "{},:\"0 a".charAt(random.nextInt(8)));
            }
            decode(used, USUAL, new Tick());
            TickDecoder fresh = new TickDecoder();

            TickFault expected = decode(fresh, json.toString(), new Tick());

            assertThat(decode(used, json.toString(), new Tick())).as("%s", json).isEqualTo(expected);
            assertThat(used.detail()).as("%s", json).isEqualTo(fresh.detail());
        }
    }

    @Test
    void wantsNoCommaBeforeTheFirstMember() {
        decode(used, USUAL, new Tick());
        assertThat(decode(used, USUAL.replace("{\"type\":\"trade\"", "{"), new Tick()))
                .isEqualTo(TickFault.MALFORMED_JSON);
    }
}

package org.alphadetector.ingest.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickType;
import org.alphadetector.ingest.validation.RecordKey;
import org.junit.jupiter.api.Test;

/** Which keys a decoder has seen must not show in what it says about a record. */
class KnownNamesTest {
    /** Quotes, escapes, letters of several bytes, a beginning of another one, more than one comparison holds. */
    private static final List<String> ODD_NAMES = List.of(
            "A", "AB", "A\"", "A\\", "A\":", "\u5143", "A\u00e9", "ABCDEFGHIJKLMNOPQRSTUV", "ABCDEFGHIJKLMNOPQRSTUVW");

    private final TickDecoder used = new TickDecoder();

    private static Tick random(Random random) {
        Tick tick = new Tick();
        boolean isClock = random.nextInt(10) == 0;
        tick.begin(isClock ? TickType.CLOCK : TickType.TRADE);
        tick.exchange = "x" + random.nextInt(3);
        tick.symbol = isClock ? "" : name(random);
        tick.timestampMicros = 1_721_347_022_956_000L;
        tick.localTimestampMicros = tick.timestampMicros;
        tick.price = 1;
        tick.amountMantissa = 1;
        return tick;
    }

    private static String name(Random random) {
        return random.nextInt(3) == 0 ? ODD_NAMES.get(random.nextInt(ODD_NAMES.size())) : "S" + random.nextInt(500);
    }

    @Test
    void givesTheSameAnswerAsADecoderThatKnowsNoKey() {
        Random random = new Random(3);
        Tick read = new Tick();
        for (int i = 0; i < 30_000; i++) {
            Tick tick = random(random);
            byte[] key = random.nextInt(5) > 0 ? RecordKey.of(tick) : ("x0:" + name(random)).getBytes(UTF_8);

            TickFault fault = used.decode(key, new TickEncoder().bytes(tick), read);

            assertThat(fault).as("%s", used.detail()).isEqualTo(RecordKey.check(key, tick));
            if (fault == TickFault.NONE) {
                assertThat(read.exchange + ' ' + read.symbol).isEqualTo(tick.exchange + ' ' + tick.symbol);
            }
        }
        assertThat(used.decode(null, new TickEncoder().bytes(random(random)), read))
                .isEqualTo(TickFault.KEY_MISMATCH);
    }

    /** Many of so many keys share the place of the known one. */
    @Test
    void takesNoOtherKeyForTheOneItKnows() {
        Tick tick = random(new Random(1));
        tick.exchange = "x";
        tick.symbol = "S0";
        byte[] value = new TickEncoder().bytes(tick);
        assertThat(used.decode(RecordKey.of(tick), value, new Tick())).isEqualTo(TickFault.NONE);
        for (int i = 0; i < 200_000; i++) {
            byte[] key = ("x:T" + i).getBytes(UTF_8);
            assertThat(used.decode(key, value, tick)).isEqualTo(TickFault.KEY_MISMATCH);
        }
    }

    @Test
    void readsTheQuoteInsideANameAsItsEnd() {
        Tick tick = random(new Random(1));
        tick.exchange = "x";
        tick.symbol = "A\"B";
        byte[] key = RecordKey.of(tick);
        String good = new String(new TickEncoder().bytes(tick), UTF_8);
        assertThat(used.decode(key, good.getBytes(UTF_8), new Tick())).isEqualTo(TickFault.NONE);

        byte[] unescaped = good.replace("A\\\"B", "A\"B").getBytes(UTF_8);

        assertThat(used.decode(key, unescaped, new Tick())).isEqualTo(TickFault.MALFORMED_JSON);
    }
}

package org.alphadetector.ingest.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.alphadetector.ingest.codec.TickDecoder;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.api.Test;

class HostileRecordsTest {
    private static final SimulatorSettings MARKET =
            SimulatorSettings.DEFAULT.withSeed(20_250_106).withAssetCount(20).withTicksPerSecond(100);
    private static final int RECORDS = 20_000;

    @Test
    void refusesWhatIsBrokenAndTakesInWhatIsNot() {
        TickDecoder decoder = new TickDecoder();
        Tick tick = new Tick();
        Map<Damage, Integer> seen = new EnumMap<>(Damage.class);
        try (HostileRecords records = new HostileRecords(MARKET, 0.5)) {
            for (int i = 0; i < RECORDS && records.advance(); i++) {
                TickFault fault = decoder.decode(records.key(), records.value(), tick);

                Damage damage = records.damage();
                seen.merge(damage, 1, Integer::sum);
                if (damage == Damage.NONE) {
                    assertThat(fault)
                            .as("%s: %s", text(records), decoder.detail())
                            .isEqualTo(TickFault.NONE);
                } else if (damage.isAlwaysRefused()) {
                    assertThat(fault).as("%s of %s", damage, text(records)).isNotEqualTo(TickFault.NONE);
                }
                if (fault != TickFault.NONE) {
                    assertThat(decoder.detail())
                            .as("detail of %s", fault)
                            .isNotEmpty()
                            .hasSizeLessThan(500);
                }
            }
        }
        assertThat(seen).containsOnlyKeys(Damage.values());
    }

    /** A record must meet the same fate whatever the decoder has read before it. */
    @Test
    void givesTheSameReasonWithAFreshDecoder() {
        TickDecoder used = new TickDecoder();
        Tick tick = new Tick();
        try (HostileRecords records = new HostileRecords(MARKET, 1)) {
            for (int i = 0; i < 5_000 && records.advance(); i++) {
                TickFault fault = used.decode(records.key(), records.value(), tick);
                TickDecoder fresh = new TickDecoder();

                assertThat(fresh.decode(records.key(), records.value(), new Tick()))
                        .isEqualTo(fault);
                assertThat(fresh.detail()).isEqualTo(used.detail());
            }
        }
    }

    @Test
    void sendsEveryTypeOfMessage() {
        TickDecoder decoder = new TickDecoder();
        Tick tick = new Tick();
        Map<TickType, Integer> seen = new EnumMap<>(TickType.class);
        try (HostileRecords records = new HostileRecords(MARKET, 0)) {
            for (int i = 0; i < RECORDS && records.advance(); i++) {
                assertThat(decoder.decode(records.key(), records.value(), tick)).isEqualTo(TickFault.NONE);
                seen.merge(tick.type, 1, Integer::sum);
            }
        }
        assertThat(seen).containsOnlyKeys(TickType.values());
    }

    private static String text(HostileRecords records) {
        byte[] value = records.value();
        String text = value == null ? "nothing" : new String(value, StandardCharsets.UTF_8);
        return text.length() > 1_000 ? text.substring(0, 1_000) : text;
    }
}

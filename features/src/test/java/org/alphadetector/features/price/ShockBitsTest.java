package org.alphadetector.features.price;

import static org.assertj.core.api.Assertions.assertThat;

import org.alphadetector.features.asset.TickScript;
import org.junit.jupiter.api.Test;

class ShockBitsTest {
    private final TickScript script = new TickScript();

    /** One trade every five seconds, up and down by 0.01 %: 12 moves a minute, 11 in the first. */
    private void quietMinutes(int count) {
        for (int part = 0; part < 12 * count; part++) {
            script.trade(5 * part + 1, part % 2 == 0 ? 100 : 100.01);
        }
    }

    @Test
    void isUndefinedUntilThreeHundredAndSixtyMovesAreLearnt() {
        quietMinutes(32);
        // 11 + 12 * 30 = 371 moves are learnt at the end of minute 31, 359 at the end of minute 30
        assertThat(script.minute(31 * 60).number(ShockBits.SHOCK_BITS_M_1)).isNaN();
        assertThat(script.minute(32 * 60).number(ShockBits.SHOCK_BITS_M_1)).isZero();
    }

    @Test
    void bitTellsWhichFiveSecondsMoved() {
        quietMinutes(32);
        double start = 32 * 60;
        // parts 2 and 11 jump by 1 %, a hundred times the usual move; part 3 stays
        script.trade(start + 1, 100)
                .trade(start + 12, 101)
                .trade(start + 17, 101)
                .trade(start + 59.9, 100);
        assertThat(script.minute(start + 60).number(ShockBits.SHOCK_BITS_M_1)).isEqualTo((1 << 2) + (1 << 11));
    }

    @Test
    void isUndefinedFromCandles() {
        quietMinutes(32);
        script.candle(32 * 60, new double[] {100, 120, 90, 110}, "5", "2", 3);
        assertThat(script.minute(33 * 60).number(ShockBits.SHOCK_BITS_M_1)).isNaN();
    }
}

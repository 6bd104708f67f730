package org.alphadetector.features.momentum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.alphadetector.features.bar.BarScript;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.junit.jupiter.api.Test;

class MomentumGoldenTest {
    private static final double NONE = Double.NaN;

    private final BarScript script = new BarScript(Timeframe.M1, RelativeStrengthIndex.FAMILY, AverageTrueRange.FAMILY);

    private Row close(double price) {
        return script.bar(price, price, price);
    }

    /** Fifty changes, +2 and -1 in turn, after a close of 100. */
    private void upTwoDownOne() {
        double price = 100;
        close(price);
        for (int change = 1; change <= 50; change++) {
            price += change % 2 == 1 ? 2 : -1;
            close(price);
        }
    }

    private void isAt(int bar, Column column, double expected) {
        assertThat(script.rows.get(bar - 1).number(column))
                .as(column.name() + " of bar " + bar)
                .isEqualTo(expected, within(1e-12));
    }

    @Test
    void relativeStrengthIsTheShareOfGainsInAllMoves() {
        upTwoDownOne();
        isAt(14, RelativeStrengthIndex.RSI_14, NONE);
        // 14 changes: 7 gains of 2, 7 losses of 1. G = 14/14, L = 7/14; 100 * 14 / 21.
        isAt(15, RelativeStrengthIndex.RSI_14, 100 * 14 / 21.0);
        // A gain of 2: G = (13 * 14/14 + 2) / 14 = 15/14, L = (13 * 7/14 + 0) / 14 = 6.5/14.
        isAt(16, RelativeStrengthIndex.RSI_14, 100 * 15 / 21.5);
        // A loss of 1: 14 G = 13 * 15/14 = 195/14, 14 L = 13 * 6.5/14 + 1 = 98.5/14.
        isAt(17, RelativeStrengthIndex.RSI_14, 100 * 195 / 293.5);
        isAt(21, RelativeStrengthIndex.RSI_21, NONE);
        // 21 changes: 11 gains of 2, 10 losses of 1.
        isAt(22, RelativeStrengthIndex.RSI_21, 100 * 22 / 32.0);
        isAt(50, RelativeStrengthIndex.RSI_50, NONE);
        // 50 changes: 25 gains of 2, 25 losses of 1.
        isAt(51, RelativeStrengthIndex.RSI_50, 100 * 50 / 75.0);
    }

    @Test
    void relativeStrengthOfGainsOnlyIs100AndOfLossesOnly0() {
        for (int bar = 0; bar < 15; bar++) {
            close(100 + bar);
        }
        isAt(15, RelativeStrengthIndex.RSI_14, 100);
        script.restart();
        for (int bar = 0; bar < 15; bar++) {
            close(100 - bar);
        }
        isAt(30, RelativeStrengthIndex.RSI_14, 0);
    }

    @Test
    void relativeStrengthIsUndefinedUntilThePriceMoves() {
        for (int bar = 0; bar < 100; bar++) {
            close(0.3);
        }
        isAt(100, RelativeStrengthIndex.RSI_14, NONE);
        isAt(100, RelativeStrengthIndex.RSI_50, NONE);
        close(0.4);
        isAt(101, RelativeStrengthIndex.RSI_14, 100);
    }

    /** 13/14 to the power of 12,000 is 1e-386, less than a double can be. */
    @Test
    void relativeStrengthIsUndefinedWhenAllMovesAreForgotten() {
        upTwoDownOne();
        double last = script.rows.get(50).number(RelativeStrengthIndex.RSI_14);
        for (int bar = 0; bar < 12_000; bar++) {
            close(125);
        }
        isAt(6_000, RelativeStrengthIndex.RSI_14, last);
        isAt(12_051, RelativeStrengthIndex.RSI_14, NONE);
        close(124);
        isAt(12_052, RelativeStrengthIndex.RSI_14, 0);
    }

    @Test
    void averageTrueRangeBeginsWithTheSecondBarAndCountsGaps() {
        // The first bar has no close before it: its range of 50 counts nowhere.
        script.bar(140, 90, 100);
        for (int bar = 2; bar <= 15; bar++) {
            script.bar(101, 99, 100);
        }
        isAt(14, AverageTrueRange.ATR_14, NONE);
        isAt(15, AverageTrueRange.ATR_14, 2);
        // From the close of 100 up to 110: a true range of 10. (13 * 2 + 10) / 14.
        script.bar(110, 109, 110);
        isAt(16, AverageTrueRange.ATR_14, 36 / 14.0);
        // From the close of 110 down to 104: 6. (13 * 36/14 + 6) / 14 = (468 + 84) / 196.
        script.bar(105, 104, 105);
        isAt(17, AverageTrueRange.ATR_14, 552 / 196.0);
        for (int bar = 18; bar <= 22; bar++) {
            script.bar(106, 104, 105);
        }
        isAt(21, AverageTrueRange.ATR_21, NONE);
        // 21 true ranges: 19 of 2, 10 and 6.
        isAt(22, AverageTrueRange.ATR_21, 54 / 21.0);
    }

    @Test
    void aRestartedAssetBeginsAnew() {
        upTwoDownOne();
        script.restart();
        for (int bar = 52; bar <= 66; bar++) {
            close(500 + bar);
        }
        isAt(65, RelativeStrengthIndex.RSI_14, NONE);
        isAt(66, RelativeStrengthIndex.RSI_14, 100);
        isAt(65, AverageTrueRange.ATR_14, NONE);
        isAt(66, AverageTrueRange.ATR_14, 1);
    }

    @Test
    void aBarWithoutPricesIsPassedOver() {
        for (int bar = 0; bar < 15; bar++) {
            script.bar(101 + bar, 100 + bar, 101 + bar);
        }
        script.bar(NONE, NONE, NONE);
        isAt(16, RelativeStrengthIndex.RSI_14, NONE);
        isAt(16, AverageTrueRange.ATR_14, NONE);
        script.bar(116, 115, 116);
        isAt(17, RelativeStrengthIndex.RSI_14, 100);
        isAt(17, AverageTrueRange.ATR_14, 1);
    }
}

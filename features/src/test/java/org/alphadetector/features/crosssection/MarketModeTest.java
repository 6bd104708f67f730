package org.alphadetector.features.crosssection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.alphadetector.features.catalog.CrossSection;
import org.alphadetector.features.market.MarketRows;
import org.alphadetector.features.residual.MagnitudeScale;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class MarketModeTest {
    private static final String[] MODES = {"mixed", "risk_on", "risk_off", "quiet"};

    @Test
    void modeBeginsAndHolds() {
        assertThat(MarketMode.mode(MarketMode.MIXED, 1, 0.5, 1)).isEqualTo(MarketMode.RISK_ON);
        assertThat(MarketMode.mode(MarketMode.MIXED, 0.9, 0.9, 1)).isEqualTo(MarketMode.MIXED);
        assertThat(MarketMode.mode(MarketMode.RISK_ON, 0.9, 0.4, 1)).isEqualTo(MarketMode.RISK_ON);
        assertThat(MarketMode.mode(MarketMode.RISK_ON, 0.5, 0.9, 1)).isEqualTo(MarketMode.MIXED);
        assertThat(MarketMode.mode(MarketMode.RISK_ON, -1, -0.5, 1)).isEqualTo(MarketMode.RISK_OFF);
        assertThat(MarketMode.mode(MarketMode.RISK_OFF, -0.6, -0.3, 9)).isEqualTo(MarketMode.RISK_OFF);
        assertThat(MarketMode.mode(MarketMode.MIXED, 0.4, 1, 0.8)).isEqualTo(MarketMode.QUIET);
        assertThat(MarketMode.mode(MarketMode.MIXED, 0.4, 1, 0.9)).isEqualTo(MarketMode.MIXED);
        assertThat(MarketMode.mode(MarketMode.QUIET, -0.7, 0, 1)).isEqualTo(MarketMode.QUIET);
        assertThat(MarketMode.mode(MarketMode.QUIET, 0, 0, 1.1)).isEqualTo(MarketMode.MIXED);
    }

    @Test
    void agreesWithTheWholeHistoryAndEachModeOccurs() {
        RandomMarket market = new RandomMarket(61, 9, Timeframe.M1, false);
        double gain = MagnitudeScale.gainOf(1_440);
        MagnitudeScale moves = new MagnitudeScale(new StateBuffer().allocate("scale", MagnitudeScale.WORDS), gain);
        MagnitudeScale spreads = new MagnitudeScale(new StateBuffer().allocate("scale", MagnitudeScale.WORDS), gain);
        int[] times = new int[MODES.length];
        int changes = 0;
        int mode = 0;
        for (int bar = 1; bar <= 4_000; bar++) {
            List<RandomMarket.Seen> seen = market.next();
            double[] returns = seen.stream()
                    .filter(each -> each.isUsed() && !Double.isNaN(each.returnFifteen()))
                    .mapToDouble(RandomMarket.Seen::returnFifteen)
                    .sorted()
                    .toArray();
            if (returns.length < 5) {
                seen.forEach(each ->
                        assertThat(each.row().text(MarketMode.MARKET_MODE)).isNull());
                continue;
            }
            double median = median(returns);
            double spread = median(Arrays.stream(returns)
                    .map(each -> Math.abs(each - median))
                    .sorted()
                    .toArray());
            double floor = median(seen.stream()
                    .filter(RandomMarket.Seen::isUsed)
                    .mapToDouble(each -> RandomMarket.STEP / each.close() / 2)
                    .sorted()
                    .toArray());
            if (moves.count() >= 120) {
                double net = Arrays.stream(returns).map(Math::signum).sum() / returns.length;
                int next = MarketMode.mode(mode, median / moves.scale(floor), net, spread / spreads.scale(floor));
                changes += next == mode ? 0 : 1;
                mode = next;
                times[mode]++;
                String expected = MODES[mode];
                seen.forEach(each ->
                        assertThat(each.row().text(MarketMode.MARKET_MODE)).isEqualTo(expected));
            }
            moves.learn(median, floor);
            spreads.learn(spread, floor);
        }
        System.out.println("market modes " + Arrays.toString(times) + ", changes " + changes);
        for (int each : times) {
            assertThat(each).isBetween(200, 3_000);
        }
        assertThat(changes).isBetween(50, 800);
    }

    private static double median(double[] ascending) {
        int size = ascending.length;
        return size % 2 == 1 ? ascending[size / 2] : (ascending[size / 2 - 1] + ascending[size / 2]) / 2;
    }

    @Test
    void marketThatRisesTogetherIsRiskOnOneThatFallsRiskOffOneThatStandsQuietOneThatPartsMixed() {
        assertThat(after(0.004, 0.0002)).isEqualTo("risk_on");
        assertThat(after(-0.004, 0.0002)).isEqualTo("risk_off");
        assertThat(after(0, 0.0002)).isEqualTo("quiet");
        assertThat(after(0, 0.01)).isEqualTo("mixed");
    }

    @Test
    void marketThatNeverMovedIsQuiet() {
        CrossSection standing = new CrossSection(MarketRows.LAYOUT, new LiveStates());
        for (int minute = 1; minute <= 200; minute++) {
            Row row = close(standing, minute, new double[7]);
            assertThat(row.text(MarketMode.MARKET_MODE)).isEqualTo(minute > 120 ? "quiet" : null);
        }
    }

    /** The mode after 300 minutes of returns of size 0.001 and one minute with that median and that spread. */
    private static String after(double median, double spread) {
        CrossSection crossSection = new CrossSection(MarketRows.LAYOUT, new LiveStates());
        Random random = new Random(11);
        for (int minute = 1; minute <= 300; minute++) {
            double[] returns = new double[11];
            double common = random.nextGaussian();
            for (int i = 0; i < returns.length; i++) {
                returns[i] = 0.001 * (common + random.nextGaussian());
            }
            close(crossSection, minute, returns);
        }
        double[] last = new double[11];
        for (int i = 0; i < last.length; i++) {
            last[i] = median + spread * (i - 5) / 5;
        }
        return String.valueOf(close(crossSection, 301, last).text(MarketMode.MARKET_MODE));
    }

    private static Row close(CrossSection crossSection, int minute, double[] returns) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < returns.length; i++) {
            Row row = MarketRows.usable(MarketRows.asset("S" + i), Timeframe.M1, minute * MarketRows.MINUTE);
            rows.add(MarketRows.set(row, "ret_m_15", returns[i]));
        }
        crossSection.measure(new LatticePoint(minute * MarketRows.MINUTE, Timeframe.M1), rows, false);
        return rows.get(0);
    }
}

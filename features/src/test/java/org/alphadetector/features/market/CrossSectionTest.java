package org.alphadetector.features.market;

import static org.alphadetector.features.market.MarketRows.asset;
import static org.alphadetector.features.market.MarketRows.set;
import static org.alphadetector.features.market.MarketRows.stale;
import static org.alphadetector.features.market.MarketRows.usable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.catalog.CrossSection;
import org.alphadetector.features.crosssection.Dispersion;
import org.alphadetector.features.crosssection.Dominance;
import org.alphadetector.features.crosssection.MarketQuality;
import org.alphadetector.features.crosssection.NextFunding;
import org.alphadetector.features.crosssection.RelativeStrength;
import org.alphadetector.features.crosssection.ShockWidth;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.Changelog;
import org.alphadetector.features.state.LiveStates;
import org.junit.jupiter.api.Test;

class CrossSectionTest {
    private static final long T1 = MarketRows.MINUTE;
    private static final long DAY = 1_440 * T1;

    private final CrossSection crossSection = new CrossSection(MarketRows.LAYOUT, new LiveStates());

    @Test
    void leaderHasTheLargestShareOfMovedNotional() {
        // |q x r|: A = 1000 x 0.01 = 10, B = 500 x 0.06 = 30; B's share is 30 / 40.
        Row first = minute(1, moved("A", 1, 1_000, 0.01), moved("B", 1, 500, -0.06));
        assertThat(first.text(Dominance.LEADER)).isEqualTo("B");
        assertThat(first.number(Dominance.DOMINANCE_SHARE)).isEqualTo(0.75);

        // 30 bars on, the old weights are halved: A = 5 + 25 = 30, B = 15 + 0 (no return); A's share is 30 / 45.
        Row later = minute(31, moved("A", 31, 2_500, 0.01), moved("B", 31, 700, Double.NaN));
        assertThat(later.text(Dominance.LEADER)).isEqualTo("A");
        assertThat(later.number(Dominance.DOMINANCE_SHARE)).isCloseTo(2.0 / 3, within(1e-15));
    }

    @Test
    void leaderOfATieIsTheFirstAsset() {
        Row market = minute(1, moved("A", 1, 100, 0.01), moved("B", 1, 100, -0.01));

        assertThat(market.text(Dominance.LEADER)).isEqualTo("A");
        assertThat(market.number(Dominance.DOMINANCE_SHARE)).isEqualTo(0.5);
    }

    @Test
    void leaderIsUndefinedWhileNothingMoves() {
        Row market = minute(1, moved("A", 1, 100, 0), moved("B", 1, 100, Double.NaN));

        assertThat(market.text(Dominance.LEADER)).isNull();
        assertThat(market.number(Dominance.DOMINANCE_SHARE)).isNaN();
    }

    @Test
    void relativeStrengthIsTheHourlyReturnLessItsMedian() {
        // Sorted returns -3, -1, 0, 2, 2, 8 (/64, exact in binary): median (0 + 2) / 2 = 1.
        Row market = minute(1, hour("A", 2), hour("B", -3), hour("C", 8), hour("D", 0), hour("E", 2), hour("F", -1));

        // Strengths / 64: C 7, A 1, E 1 (a tie, asset order), D -1, F -2, B -4.
        assertThat(market.text(RelativeStrength.RS_TOP))
                .isEqualTo("[{\"rs\":0.109375,\"symbol\":\"C\"},{\"rs\":0.015625,\"symbol\":\"A\"},"
                        + "{\"rs\":0.015625,\"symbol\":\"E\"},{\"rs\":-0.015625,\"symbol\":\"D\"},"
                        + "{\"rs\":-0.03125,\"symbol\":\"F\"}]");
        assertThat(market.text(RelativeStrength.RS_BOTTOM))
                .isEqualTo("[{\"rs\":-0.0625,\"symbol\":\"B\"},{\"rs\":-0.03125,\"symbol\":\"F\"},"
                        + "{\"rs\":-0.015625,\"symbol\":\"D\"},{\"rs\":0.015625,\"symbol\":\"A\"},"
                        + "{\"rs\":0.015625,\"symbol\":\"E\"}]");
    }

    @Test
    void relativeStrengthListsWhatThereIs() {
        Row one = minute(1, hour("A", 2), row("B", 1));
        assertThat(one.text(RelativeStrength.RS_TOP)).isEqualTo("[{\"rs\":0,\"symbol\":\"A\"}]");

        Row none = minute(2, row("A", 2));
        assertThat(none.text(RelativeStrength.RS_TOP)).isNull();
        assertThat(none.text(RelativeStrength.RS_BOTTOM)).isNull();
    }

    @Test
    void returnDispersionIsThePopulationDeviation() {
        // Mean of 1, 2, 6 is 3; squares 4 + 1 + 9 = 14; sqrt(14 / 3).
        Row market = minute(
                1,
                set(row("A", 1), "ret_m_5", 1),
                set(row("B", 1), "ret_m_5", 2),
                row("C", 1),
                set(row("D", 1), "ret_m_5", 6));

        assertThat(market.number(Dispersion.RETURN_DISPERSION_M_5)).isEqualTo(Math.sqrt(14.0 / 3));
    }

    @Test
    void dispersionIsUndefinedForFewerThanTwo() {
        Row market = minute(1, set(row("A", 1), "ret_m_5", 1), set(row("B", 1), "rv_m_5", 1));

        assertThat(market.number(Dispersion.RETURN_DISPERSION_M_5)).isNaN();
        assertThat(market.number(Dispersion.VOL_DISPERSION_M_5)).isNaN();
    }

    @Test
    void volatilityDispersionIsOfLogsAndLeavesOutAssetsThatDidNotMove() {
        // Logs of e and e^3 lie 1 on either side of their mean.
        Row market = minute(
                1,
                set(row("A", 1), "rv_m_5", Math.E),
                set(row("B", 1), "rv_m_5", 0),
                set(row("C", 1), "rv_m_5", StrictMath.exp(3)));

        assertThat(market.number(Dispersion.VOL_DISPERSION_M_5)).isCloseTo(1, within(1e-15));
    }

    @Test
    void shockCountIsTheWidestOfTheMinutesBuckets() {
        // Buckets 0, 1 and 11: A 0 and 11, B 1 and 11, C 11; the last is the widest with 3.
        Row market =
                minute(1, shocks("A", 1, 0b1000_0000_0001), shocks("B", 1, 0b1000_0000_0010), shocks("C", 1, 0x800));

        assertThat(market.number(ShockWidth.SHOCK_COUNT_5S)).isEqualTo(3);
    }

    @Test
    void shockCountIsZeroWithTicksAndUndefinedWithoutAny() {
        assertThat(minute(1, shocks("A", 1, 0), row("B", 1)).number(ShockWidth.SHOCK_COUNT_5S))
                .isZero();
        assertThat(minute(2, row("A", 2), row("B", 2)).number(ShockWidth.SHOCK_COUNT_5S))
                .isNaN();
    }

    @Test
    void shockCountOfALongerBarIsTheWidestOfItsMinutes() {
        minute(15, shocks("A", 15, 1), shocks("B", 15, 1));
        minute(16, shocks("A", 16, 1));
        minute(20, row("A", 20));
        Row quarter = measure(Timeframe.M15, 30 * T1, usable(asset("A"), Timeframe.M15, 30 * T1));
        Row hour = measure(Timeframe.H1, 60 * T1, usable(asset("A"), Timeframe.H1, 60 * T1));
        Row nextQuarter = measure(Timeframe.M15, 75 * T1, usable(asset("A"), Timeframe.M15, 75 * T1));

        // Minute 15 belongs to the bar before; in (15, 30] only minute 16 had ticks.
        assertThat(quarter.number(ShockWidth.SHOCK_COUNT_5S)).isEqualTo(1);
        assertThat(hour.number(ShockWidth.SHOCK_COUNT_5S)).isEqualTo(2);
        assertThat(nextQuarter.number(ShockWidth.SHOCK_COUNT_5S)).isNaN();
    }

    @Test
    void fundingIsTheSoonest() {
        Row market = minute(
                1,
                set(row("A", 1), "time_to_next_funding_sec", 900),
                row("B", 1),
                set(row("C", 1), "time_to_next_funding_sec", 60));

        assertThat(market.number(NextFunding.TIME_TO_NEXT_FUNDING_SEC)).isEqualTo(60);
    }

    @Test
    void unusableRowsAreExcludedAndSpeakNowhere() {
        Row priceless = set(moved("A", 1, 900, 1), "close", Double.NaN);
        Row silent = set(stale(asset("B"), Timeframe.M1, T1), "ret_h_1", 1);

        Row market = minute(1, priceless, silent, moved("C", 1, 1, 1));

        assertThat(market.text(Dominance.LEADER)).isEqualTo("C");
        assertThat(market.number(Dominance.DOMINANCE_SHARE)).isEqualTo(1);
        assertThat(market.text(RelativeStrength.RS_TOP)).isNull();
        assertThat(market.number(MarketQuality.EXCLUDED_COUNT)).isEqualTo(2);
        assertThat(market.text(MarketQuality.DQ_STATUS)).isEqualTo("stale");
    }

    @Test
    void qualityFollowsTheShareExcluded() {
        assertThat(qualityOf(0, 10)).isEqualTo("ok");
        assertThat(qualityOf(1, 11)).isEqualTo("ok");
        assertThat(qualityOf(1, 10)).isEqualTo("partial");
        assertThat(qualityOf(4, 10)).isEqualTo("partial");
        assertThat(qualityOf(5, 10)).isEqualTo("stale");
    }

    @Test
    void anAssetWithoutRowsIsKnownForADay() {
        minute(1, row("A", 1), row("B", 1));

        Row dayOld = measure(Timeframe.M1, DAY, usable(asset("A"), Timeframe.M1, DAY));
        Row older = measure(Timeframe.M1, DAY + T1, usable(asset("A"), Timeframe.M1, DAY + T1));

        assertThat(dayOld.number(MarketQuality.EXCLUDED_COUNT)).isEqualTo(1);
        assertThat(older.number(MarketQuality.EXCLUDED_COUNT)).isZero();
    }

    @Test
    void aForgottenAssetLeavesTheStore() {
        LiveStates states = new LiveStates();
        CrossSection remembering = new CrossSection(MarketRows.LAYOUT, states);
        remembering.measure(new LatticePoint(T1, Timeframe.M1), List.of(row("A", 1), row("B", 1)), false);
        Changelog changelog = new Changelog();
        changelog.commit(states);
        assertThat(changelog.owners()).contains("market/binance-futures:B", "market.1m/binance-futures:B");

        Row later = usable(asset("A"), Timeframe.M1, DAY + T1);
        remembering.measure(new LatticePoint(DAY + T1, Timeframe.M1), List.of(later), false);

        changelog.commit(states);
        assertThat(changelog.owners())
                .contains("market/binance-futures:A")
                .noneMatch(owner -> owner.endsWith("binance-futures:B"));
    }

    private static String qualityOf(int excluded, int known) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < known; i++) {
            String symbol = "S" + i;
            rows.add(i < excluded ? stale(asset(symbol), Timeframe.M1, T1) : row(symbol, 1));
        }
        Row market = new CrossSection(MarketRows.LAYOUT, new LiveStates())
                .measure(new LatticePoint(T1, Timeframe.M1), rows, false);
        return String.valueOf(market.text(MarketQuality.DQ_STATUS));
    }

    private Row minute(int minute, Row... rows) {
        return measure(Timeframe.M1, minute * T1, rows);
    }

    private Row measure(Timeframe timeframe, long pointMicros, Row... rows) {
        return crossSection.measure(new LatticePoint(pointMicros, timeframe), List.of(rows), false);
    }

    private static Row row(String symbol, int minute) {
        return usable(asset(symbol), Timeframe.M1, minute * T1);
    }

    private static Row moved(String symbol, int minute, double quoteVolume, double logReturn) {
        return set(set(row(symbol, minute), "quote_volume", quoteVolume), "ret_m_1", logReturn);
    }

    private static Row hour(String symbol, int sixtyFourths) {
        return set(row(symbol, 1), "ret_h_1", sixtyFourths / 64.0);
    }

    private static Row shocks(String symbol, int minute, int bits) {
        return set(row(symbol, minute), "shock_bits_m_1", bits);
    }
}

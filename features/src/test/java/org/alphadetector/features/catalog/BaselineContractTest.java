package org.alphadetector.features.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BaselineSource;
import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.catalog.CandleRun.Told;
import org.alphadetector.features.crosssection.BreadthResidual;
import org.alphadetector.features.crosssection.CrossSectionalResidual;
import org.alphadetector.features.crosssection.NetworkResidual;
import org.alphadetector.features.flag.FlowDivergence;
import org.alphadetector.features.flag.MinuteSpikes;
import org.alphadetector.features.flow.CvdSlope;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.level.LevelProximity;
import org.alphadetector.features.microstructure.Spread;
import org.alphadetector.features.momentum.MovingAverageConvergence;
import org.alphadetector.features.momentum.RelativeStrengthIndex;
import org.alphadetector.features.momentum.StochasticOscillator;
import org.alphadetector.features.pattern.ChartPatterns;
import org.alphadetector.features.pattern.PatternNorms;
import org.alphadetector.features.positioning.Liquidations;
import org.alphadetector.features.positioning.OpenInterest;
import org.alphadetector.features.prediction.OwnReturnResidual;
import org.alphadetector.features.prediction.VolumeResidual;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.MinuteRange;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Basis;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.Changelog;
import org.alphadetector.features.validation.JudgedResidual;
import org.alphadetector.ingest.tick.Tick;
import org.junit.jupiter.api.Test;

/** What holds for every baseline that a feature tells: it is what its row was judged by. */
class BaselineContractTest {
    private static final int MINUTES = 12 * 1_440;
    private static final RowLayout LAYOUT = FeatureCatalog.layout();
    private static final List<Column> OF_MARKET = List.of(
            BreadthResidual.Z_BREADTH_RESIDUAL_M_5,
            CrossSectionalResidual.Z_CROSS_SECTIONAL_RESIDUAL_M_1,
            NetworkResidual.Z_NETWORK_RESIDUAL_M_1);
    private static final List<Column> COPIED_AT_MINUTES =
            List.of(OwnReturnResidual.Z_RET_RESIDUAL, VolumeResidual.Z_VOL_RESIDUAL);
    private static final List<Column> SCORES = List.of(
            LevelProximity.Z_LEVEL_PROXIMITY, PatternNorms.Z_PATTERN_STRENGTH, PatternNorms.Z_VOLUME_CONFIRMATION);
    private static final List<Column> FLAGGED = List.of(
            Returns.RET_M_1,
            Returns.RET_M_5,
            CvdSlope.CVD_SLOPE_M_5,
            TradeFlow.V_TOTAL_M_1,
            Spread.SPREAD_MEAN_M_1,
            OpenInterest.OI_ROC_M_5,
            Liquidations.LIQ_COUNT_M_5);
    private static final List<Tick> CANDLES = candles();
    private static final CandleRun WHOLE = new CandleRun(FeatureCatalog.families()).feed(CANDLES);

    /** In the last minute of every fifth hour the price jumps and much is traded. */
    private static List<Tick> candles() {
        List<Tick> candles = CandleRun.candles(91, MINUTES);
        SplittableRandom random = new SplittableRandom(92);
        for (int minute = 299; minute < MINUTES; minute += 300) {
            Tick candle = candles.get(minute);
            double factor = random.nextBoolean() ? 1.03 : 0.97;
            candle.close = Math.rint(candle.close * factor * 100) / 100;
            candle.high = Math.max(candle.high, candle.close);
            candle.low = Math.min(candle.low, candle.close);
            candle.amountMantissa += 10_000_000;
            candle.buyMantissa += 10_000_000;
            candle.tradeCount++;
        }
        return candles;
    }

    @Test
    void isToldOnTheHourAndOnceForEachRow() {
        TreeSet<String> seen = new TreeSet<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (Told told : WHOLE.baselines) {
            long close = told.row().exchangeTsMicros();
            String name = told.row().timeframe().label() + ' ' + told.column().name();
            assertThat(close % Timeframe.H1.micros()).isZero();
            assertThat(seen.add(name + ' ' + close)).as(name).isTrue();
            counts.merge(name, 1, Integer::sum);
        }
        assertThat(counts.keySet()).containsExactlyInAnyOrderElementsOf(expected());
        assertThat(counts.values()).containsOnly(MINUTES / 60);
    }

    /**
     * Every residual of the asset stage that there is: of own bars on each timeframe, unless at 1m it is that of the
     * minute again, the others at 1m; and what flags are set by.
     */
    private static List<String> expected() {
        List<String> names = new ArrayList<>();
        for (JudgedResidual residual : JudgedResiduals.all()) {
            Column z = residual.z();
            if (!OF_MARKET.contains(z)) {
                boolean isOwn = z.basis() == Basis.OWN_BARS;
                for (Timeframe timeframe : Timeframe.values()) {
                    boolean isMinute = timeframe == Timeframe.M1;
                    if (isOwn ? !isMinute || !COPIED_AT_MINUTES.contains(z) : isMinute) {
                        names.add(timeframe.label() + ' ' + z.name());
                    }
                }
            }
        }
        for (Timeframe timeframe : Timeframe.values()) {
            SCORES.forEach(column -> names.add(timeframe.label() + ' ' + column.name()));
        }
        FLAGGED.forEach(column -> names.add("1m " + column.name()));
        return names;
    }

    @Test
    void isSavedAndRestored() {
        SplittableRandom random = new SplittableRandom(93);
        Changelog changelog = new Changelog();
        CandleRun run = new CandleRun(FeatureCatalog.families());
        List<Baseline> told = new ArrayList<>();
        int from = 0;
        while (from < MINUTES) {
            int to = Math.min(MINUTES, from + 1 + random.nextInt(700));
            run.feed(CANDLES.subList(from, to));
            run.commit(changelog);
            run.baselines.forEach(each -> told.add(each.baseline()));
            run = new CandleRun(FeatureCatalog.families(), changelog.restored());
            from = to;
        }
        assertThat(told).isEqualTo(WHOLE.baselines.stream().map(Told::baseline).toList());
    }

    @Test
    void changesNothingWhereItIsAskedFor() {
        CandleRun asked = new CandleRun(FeatureCatalog.families());
        for (Tick candle : CANDLES.subList(0, 3 * 1_440)) {
            long end = candle.openTimestampMicros + Timeframe.M1.micros();
            for (Timeframe timeframe : Timeframe.values()) {
                ask(asked.features.of(timeframe), timeframe, end);
            }
            asked.feed(List.of(candle));
        }
        for (int i = 0; i < asked.rows.size(); i++) {
            assertThat(RowJson.write(asked.rows.get(i))).isEqualTo(RowJson.write(WHOLE.rows.get(i)));
        }
    }

    private static void ask(TimeframeFeatures features, Timeframe timeframe, long end) {
        Bar bar = new Bar(timeframe, end - timeframe.micros(), end, true, true, false, false, false, 0);
        Row row = new Row(LAYOUT, CandleRun.ASSET, timeframe, end);
        features.features().forEach(each -> {
            if (each.feature() instanceof BaselineSource source) {
                source.baselines(bar, row, (of, column, baseline) -> {});
            }
        });
    }

    /** By their names, the columns of a residual are those of its baseline; some residuals lack a column. */
    @Test
    void isWhatTheResidualsOfItsRowSay() {
        int ranked = 0;
        for (Told told : WHOLE.baselines) {
            String z = told.column().name();
            if (!z.startsWith("z_")) {
                continue;
            }
            Row row = told.row();
            Baseline baseline = told.baseline();
            double scale = baseline.scale() > 0 ? baseline.scale() : Double.NaN;
            double rank = baseline.quantiles().rank(row.number(told.column()));
            if (z.contains("_residual")) {
                sameWhereThereIs(row, z.replaceFirst("^z_(.*)_residual", "$1_prediction"), baseline.center());
                sameWhereThereIs(row, z.replaceFirst("^z_(.*)_residual", "$1_prediction_std"), scale);
            }
            sameWhereThereIs(row, z.replaceFirst("^z_", "q_"), rank);
            ranked += Double.isNaN(rank) ? 0 : 1;
        }
        assertThat(ranked).isGreaterThan(4 * 200);
    }

    private static void sameWhereThereIs(Row row, String column, double expected) {
        if (LAYOUT.has(column)) {
            same(row.number(LAYOUT.column(column)), expected, column);
        }
    }

    /** Of every z column that candles tell: z is (x - centre) / scale. */
    @Test
    void givesTheZOfItsRow() {
        Map<String, ToDoubleFunction<Row>> values = new TreeMap<>();
        for (String z : List.of("z_ret_residual_m_1", "z_kalman_residual_m_1", "z_flow_residual_m_1")) {
            values.put(z, row -> row.number(Returns.RET_M_1));
        }
        for (String z : List.of("z_vol_residual_m_1", "z_vol_residual", "z_volume_confirmation")) {
            values.put(z, row -> StrictMath.log(row.number(TradeFlow.VOLUME)));
        }
        for (String z : List.of("z_seasonal_residual_m_1", "z_vol_surface_residual_m_1")) {
            values.put(z, BaselineContractTest::logVolatility);
        }
        values.put("z_rsi_residual_14", row -> row.number(RelativeStrengthIndex.RSI_14));
        values.put("z_macd_residual", row -> row.number(MovingAverageConvergence.MACD_LINE));
        values.put("z_stoch_residual_14", row -> row.number(StochasticOscillator.STOCH_K_14));
        values.put("z_level_proximity", row -> row.number(LevelProximity.LEVEL_PROXIMITY_SCORE));
        values.put("z_pattern_strength", row -> row.number(ChartPatterns.PATTERN_STRENGTH_SCORE));
        values.forEach(BaselineContractTest::givesTheZ);
    }

    private static double logVolatility(Row row) {
        double halfStep = row.number(PriceStep.PRICE_STEP) / 2 / row.number(BarPrices.CLOSE);
        return StrictMath.log(Math.max(row.number(MinuteRange.RV_M_1), halfStep));
    }

    private static void givesTheZ(String name, ToDoubleFunction<Row> value) {
        int judged = 0;
        for (Told told : told(name)) {
            double z = told.row().number(told.column());
            if (!Double.isNaN(z)) {
                double again =
                        (value.applyAsDouble(told.row()) - told.baseline().center())
                                / told.baseline().scale();
                assertThat(again).as(name).isCloseTo(z, within(1e-9 * (1 + Math.abs(z))));
                judged++;
            }
        }
        assertThat(judged).as(name).isGreaterThan(60);
    }

    @Test
    void isWhatTheFlagsOfItsRowWereSetBy() {
        int[] fired = new int[3];
        for (Told told : told("ret_m_1")) {
            double z = told.row().number(Returns.RET_M_1) / told.baseline().scale();
            fired[0] += check(told.row(), MinuteSpikes.IS_PRICE_SPIKE_UP_M_1, z, 5);
            fired[1] += check(told.row(), MinuteSpikes.IS_PRICE_SPIKE_DOWN_M_1, -z, 5);
        }
        for (Told told : told("v_total_m_1")) {
            double traded =
                    told.row().number(TradeFlow.V_TOTAL_M_1) * told.row().number(BarPrices.CLOSE);
            double z = (StrictMath.log(traded) - told.baseline().center())
                    / told.baseline().scale();
            fired[2] += check(told.row(), MinuteSpikes.IS_VOL_SPIKE_M_1, z, 4);
        }
        int diverged = 0;
        List<Told> flows = told("cvd_slope_m_5");
        List<Told> returns = told("ret_m_5");
        for (int i = 0; i < flows.size(); i++) {
            Row row = flows.get(i).row();
            double flow = row.number(CvdSlope.CVD_SLOPE_M_5) * row.number(BarPrices.CLOSE);
            double flowZ = flow / flows.get(i).baseline().scale();
            double returnZ =
                    row.number(Returns.RET_M_5) / returns.get(i).baseline().scale();
            diverged += check(row, FlowDivergence.IS_DIVERGENCE_BULLISH_M_5, Math.min(-returnZ, flowZ), 1);
            diverged += check(row, FlowDivergence.IS_DIVERGENCE_BEARISH_M_5, Math.min(returnZ, -flowZ), 1);
        }
        assertThat(diverged).isPositive();
        assertThat(fired[0]).isPositive();
        assertThat(fired[1]).isPositive();
        assertThat(fired[0] + fired[1]).isGreaterThan(40);
        assertThat(fired[2]).isGreaterThan(40);
    }

    private static int check(Row row, Column flag, double z, double sigmas) {
        double expected = Double.isNaN(z) ? Double.NaN : z > sigmas ? 1 : 0;
        same(row.number(flag), expected, flag.name() + " z=" + z);
        return expected == 1 ? 1 : 0;
    }

    /** NaN is NaN. */
    private static void same(double actual, double expected, String what) {
        assertThat(Double.valueOf(actual + 0.0)).as(what).isEqualTo(Double.valueOf(expected + 0.0));
    }

    private static List<Told> told(String name) {
        return WHOLE.baselines.stream()
                .filter(told -> told.column().name().equals(name))
                .toList();
    }
}

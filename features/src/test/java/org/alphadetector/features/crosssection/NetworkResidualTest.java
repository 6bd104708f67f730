package org.alphadetector.features.crosssection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.alphadetector.features.catalog.CrossSection;
import org.alphadetector.features.market.MarketRows;
import org.alphadetector.features.residual.InnovationRegression;
import org.alphadetector.features.residual.MagnitudeScale;
import org.alphadetector.features.residual.ResidualDeviation;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NetworkResidualTest {
    private static final double NONE = Double.NaN;
    private static final double KEPT = StrictMath.pow(0.5, 1 / 1_440.0);
    private static final int ASSETS = 12;

    /** What is known of an asset from its whole history. */
    private static final class Known {
        private final Map<Long, Double> bounded = new HashMap<>();
        private final MagnitudeScale usual = scale();
        private final InnovationRegression own =
                new InnovationRegression(new StateBuffer().allocate("own", InnovationRegression.WORDS), 1_440);
        private final ResidualDeviation residuals =
                new ResidualDeviation(new StateBuffer().allocate("residuals", ResidualDeviation.WORDS), 30, 120);
        private long restartedAt;
        private double turnover;
        private long turnoverAt;
        /** Of each place the leader and since when it is that of the links, as a list of pairs (leader, own). */
        private final int[] leaders = new int[8];

        private final List<List<double[]>> pairs = new ArrayList<>();

        private Known() {
            Arrays.fill(leaders, -1);
            for (int place = 0; place < 8; place++) {
                pairs.add(new ArrayList<>());
            }
        }

        private static MagnitudeScale scale() {
            return new MagnitudeScale(
                    new StateBuffer().allocate("scale", MagnitudeScale.WORDS), MagnitudeScale.gainOf(1_440));
        }

        /** The bounded return of that minute, if no restart lies between. */
        private double returnAt(long point) {
            return point < restartedAt ? NONE : bounded.getOrDefault(point, NONE);
        }
    }

    private final Known[] known = new Known[ASSETS];
    private final int[] places = new int[8];
    private final double[] placed = new double[8];
    private int defined;
    private int led;

    @Test
    void agreesWithSumsOverAllPairs() {
        RandomMarket market = new RandomMarket(83, ASSETS, Timeframe.M1, false);
        Arrays.setAll(known, i -> new Known());
        Arrays.fill(places, -1);
        for (int bar = 1; bar <= 1_500; bar++) {
            List<RandomMarket.Seen> seen = market.next();
            if (seen.isEmpty()) {
                continue;
            }
            long point = seen.get(0).point();
            double[] before = new double[8];
            Arrays.fill(before, NONE);
            for (int place = 0; place < 8; place++) {
                placed[place] *= KEPT;
            }
            for (RandomMarket.Seen each : seen) {
                see(each, before, point);
            }
            for (RandomMarket.Seen each : seen) {
                if (each.isUsed()) {
                    check(each, before);
                }
            }
            choose(seen);
        }
        System.out.println("network rows " + defined + ", led " + led);
        assertThat(defined).isGreaterThan(10_000);
        assertThat(led).isGreaterThan(2_000);
    }

    private void see(RandomMarket.Seen each, double[] before, long point) {
        Known asset = known[each.asset()];
        asset.restartedAt = each.isRestarted() ? point : asset.restartedAt;
        double minutes = (point - asset.turnoverAt) / 60e6;
        asset.turnover = asset.turnover * StrictMath.pow(KEPT, minutes) + (each.isUsed() ? each.volume() : 0);
        asset.turnoverAt = point;
        for (int place = 0; place < 8; place++) {
            if (places[place] == each.asset()) {
                before[place] = asset.returnAt(point - 60_000_000);
                placed[place] = asset.turnover;
            }
        }
    }

    private void check(RandomMarket.Seen each, double[] before) {
        Known asset = known[each.asset()];
        double sum = 0;
        int count = 0;
        int candidates = 0;
        for (int place = 0; place < 8; place++) {
            if (asset.leaders[place] != places[place]) {
                asset.leaders[place] = places[place];
                asset.pairs.get(place).clear();
            }
            if (places[place] == each.asset() || Double.isNaN(before[place])) {
                continue;
            }
            candidates++;
            double slope = significantSlope(asset.pairs.get(place));
            sum += Double.isNaN(slope) ? 0 : slope * before[place];
            count += Double.isNaN(slope) ? 0 : 1;
        }
        double ofLeaders = candidates == 0 ? NONE : count == 0 ? 0 : sum / count;
        double expected = ofLeaders + asset.own.predict(each.point());
        boolean isReady = asset.residuals.count() >= 120 && candidates > 0;
        double floor = RandomMarket.STEP / each.close() / 2;
        asset.residuals.predict(floor);
        double deviation = isReady ? asset.residuals.standardDeviation() : NONE;
        double residual = each.returnOne() - expected;
        Row row = each.row();
        same(row.number(NetworkResidual.NETWORK_PREDICTION_M_1), isReady ? expected : NONE);
        same(row.number(NetworkResidual.NETWORK_PREDICTION_STD_M_1), deviation);
        same(row.number(NetworkResidual.Z_NETWORK_RESIDUAL_M_1), residual / deviation);
        double[] features = row.list(NetworkResidual.NETWORK_FEATURES);
        assertThat(features != null).isEqualTo(isReady);
        if (features != null) {
            defined++;
            led += count > 0 ? 1 : 0;
            assertThat(features[0]).isEqualTo(candidates);
            assertThat(features[1]).isEqualTo(count);
            assertThat(Double.isNaN(features[2])).isEqualTo(count == 0);
        }
        if (!Double.isNaN(each.returnOne())) {
            learn(asset, each, before, residual, ofLeaders, floor);
        }
    }

    private void learn(
            Known asset, RandomMarket.Seen each, double[] before, double residual, double ofLeaders, double floor) {
        double limit = asset.usual.count() == 0 ? Double.POSITIVE_INFINITY : 4 * asset.usual.scale(floor);
        double own = Math.max(-limit, Math.min(limit, each.returnOne()));
        if (!Double.isNaN(residual)) {
            asset.own.learn(each.returnOne() - ofLeaders, asset.residuals.limit(), each.point());
            asset.residuals.learn(residual);
        }
        for (int place = 0; place < 8; place++) {
            if (places[place] != each.asset() && !Double.isNaN(before[place])) {
                asset.pairs.get(place).add(new double[] {before[place], own});
            }
        }
        asset.usual.learn(each.returnOne(), floor);
        asset.bounded.put(each.point(), own);
    }

    /** NaN where it is not significant. */
    private static double significantSlope(List<double[]> pairs) {
        double weight = 0;
        double leader = 0;
        double own = 0;
        double products = 0;
        for (int i = 0; i < pairs.size(); i++) {
            double each = StrictMath.pow(KEPT, pairs.size() - 1 - i);
            double[] pair = pairs.get(i);
            weight += each;
            leader += each * pair[0] * pair[0];
            own += each * pair[1] * pair[1];
            products += each * pair[0] * pair[1];
        }
        double correlation = products / Math.sqrt(leader) / Math.sqrt(own);
        return pairs.size() >= 120 && Math.abs(correlation) > 3 / Math.sqrt(weight)
                ? products / leader * weight / (weight + 100)
                : NONE;
    }

    private void choose(List<RandomMarket.Seen> seen) {
        while (true) {
            RandomMarket.Seen largest = null;
            for (RandomMarket.Seen each : seen) {
                boolean isPlaced = Arrays.stream(places).anyMatch(place -> place == each.asset());
                if (!isPlaced
                        && known[each.asset()].turnover > (largest == null ? 0 : known[largest.asset()].turnover)) {
                    largest = each;
                }
            }
            if (largest == null) {
                return;
            }
            int smallest = 0;
            boolean isFree = false;
            for (int place = 7; place >= 0; place--) {
                if (places[place] < 0) {
                    smallest = place;
                    isFree = true;
                } else if (!isFree && placed[place] <= placed[smallest]) {
                    smallest = place;
                }
            }
            double turnover = known[largest.asset()].turnover;
            if (isFree || turnover > 1.5 * placed[smallest]) {
                places[smallest] = largest.asset();
                placed[smallest] = turnover;
            }
            if (!isFree) {
                return;
            }
        }
    }

    private static void same(double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, Offset.offset(1e-9 * Math.max(1e-3, Math.abs(expected))));
        }
    }

    @Test
    void followerIsPredictedByItsLeaderAndItsTwinIsNot() {
        double[] followed = new double[2];
        double[] alone = new double[2];
        double leader = run(0.8, followed);
        run(0, alone);

        // Ridge draws the slope of 0.8 by 100 of about 1,500 minutes' weight.
        assertThat(followed[0]).isCloseTo(0.75 * leader, Offset.offset(0.1 * leader));
        // Of the asset's own minute before there is nothing to foretell but what chance correlation makes of it.
        assertThat(Math.abs(alone[0])).isLessThan(0.05 * leader);
        // With the leader followed, a return of 0 after the leader's rise is the surprise.
        assertThat(followed[1]).isLessThan(-4);
        assertThat(Math.abs(alone[1])).isLessThan(0.1);
    }

    /** Ten assets, of which the last follows the first by a minute; then the leader rises and the follower stays. */
    private static double run(double slope, double[] predictionAndScore) {
        CrossSection crossSection = new CrossSection(MarketRows.LAYOUT, new LiveStates());
        Random random = new Random(3);
        double before = 0;
        double rise = 0.003;
        for (int minute = 1; minute <= 2_002; minute++) {
            double[] returns = new double[10];
            for (int i = 0; i < returns.length; i++) {
                returns[i] = 0.001 * random.nextGaussian();
            }
            returns[9] = slope * before + 0.3 * returns[9];
            if (minute == 2_001) {
                returns[0] = rise;
            }
            if (minute == 2_002) {
                returns[9] = 0;
            }
            before = returns[0];
            Row row = close(crossSection, minute, returns).get(9);
            predictionAndScore[0] = row.number(NetworkResidual.NETWORK_PREDICTION_M_1);
            predictionAndScore[1] = row.number(NetworkResidual.Z_NETWORK_RESIDUAL_M_1);
            double[] features = row.list(NetworkResidual.NETWORK_FEATURES);
            if (slope > 0 && minute == 2_002 && features != null) {
                long uid = (long) features[4] << 32 | (long) features[5];
                assertThat(uid).isEqualTo(MarketRows.asset("S0").uid());
            }
        }
        return rise;
    }

    @Test
    void marketThatStandsStillHasNoLeadersAndNoResidual() {
        CrossSection standing = new CrossSection(MarketRows.LAYOUT, new LiveStates());
        for (int minute = 1; minute <= 300; minute++) {
            for (Row row : close(standing, minute, new double[6])) {
                Double expected = minute > 121 ? 0.0 : NONE;
                assertThat(row.number(NetworkResidual.NETWORK_PREDICTION_M_1)).isEqualTo(expected);
                assertThat(row.number(NetworkResidual.Z_NETWORK_RESIDUAL_M_1)).isEqualTo(expected);
            }
        }
    }

    private static List<Row> close(CrossSection crossSection, int minute, double... returns) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < returns.length; i++) {
            Row row = MarketRows.usable(MarketRows.asset("S" + i), Timeframe.M1, minute * MarketRows.MINUTE);
            MarketRows.set(row, "ret_m_1", returns[i]);
            MarketRows.set(row, "price_step", 0.01);
            MarketRows.set(row, "quote_volume", 1_000 - i);
            rows.add(row);
        }
        crossSection.measure(new LatticePoint(minute * MarketRows.MINUTE, Timeframe.M1), rows, false);
        return rows;
    }
}

package org.alphadetector.features.crosssection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.alphadetector.features.catalog.CrossSection;
import org.alphadetector.features.market.MarketRows;
import org.alphadetector.features.provenance.RowProvenance;
import org.alphadetector.features.row.LatticePoint;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.Changelog;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;

/**
 * The columns against medians, ranks and a model for each asset that are written down plainly, over random rows:
 * several exchanges with one coin, missing and silent rows, restarts, assets that are gone for a day, a stage saved and
 * restored.
 */
class CrossSectionalResidualOracleTest {
    private static final int DAY = 1_440;
    private static final List<Asset> ASSETS = List.of(
            new Asset("binance-futures", "1000SHIBUSDT", "SHIB"),
            new Asset("binance-futures", "BTCUSDT", "BTC"),
            new Asset("binance-futures", "DOGEUSDT", "DOGE"),
            new Asset("binance-futures", "ETHUSDT", "ETH"),
            new Asset("bitmex", "XBTUSDT", "BTC"),
            new Asset("bybit", "BTCUSDT", "BTC"),
            new Asset("bybit", "SHIB1000USDT", "SHIB"),
            new Asset("bybit", "SOLUSDT", "SOL"),
            new Asset("okex-swap", "ETH-USDT-SWAP", "ETH"),
            new Asset("okex-swap", "LTC-USDT-SWAP", "LTC"),
            new Asset("okex-swap", "XRP-USDT-SWAP", "XRP"));

    /** What the test knows of an asset. */
    private static final class Asset {
        private final AssetId id;
        private final String coin;
        private MarketModel model = fresh();
        private int lastMinute;
        private int awayUntil;
        private Row row;
        private boolean isUsed;

        private Asset(String exchange, String symbol, String coin) {
            this.id = AssetId.of(exchange, symbol);
            this.coin = coin;
            this.row = new Row(MarketRows.LAYOUT, id, Timeframe.M1, 0);
        }

        private static MarketModel fresh() {
            return new MarketModel(new StateBuffer().allocate("model", MarketModel.words()));
        }

        private double number(String column) {
            return row.number(MarketRows.lane(column));
        }
    }

    private final Random random = new Random(72);
    private final Changelog changelog = new Changelog();
    private LiveStates states = new LiveStates();
    private CrossSection crossSection = new CrossSection(MarketRows.LAYOUT, states);
    private int scores;
    private int withoutOthers;
    private int fresh;

    @Test
    void agreesWithTheOracle() {
        for (int minute = 1; minute <= 7_000; minute++) {
            if (random.nextInt(200) == 0) {
                changelog.commit(states);
                states = changelog.restored();
                crossSection = new CrossSection(MarketRows.LAYOUT, states);
            }
            List<Asset> there = draw(minute);
            if (!there.isEmpty()) {
                crossSection.measure(
                        new LatticePoint(minute * MarketRows.MINUTE, Timeframe.M1),
                        there.stream().map(asset -> asset.row).toList(),
                        false);
                check(there);
            }
        }
        assertThat(scores).isGreaterThan(15_000);
        assertThat(withoutOthers).isGreaterThan(500);
        assertThat(fresh).isGreaterThan(5);
    }

    private List<Asset> draw(int minute) {
        // Now and then hardly anyone is there, so that five others are not.
        int missing = random.nextInt(20) == 0 ? 2 : 20;
        double market = 0.001 * random.nextGaussian();
        List<Asset> there = new ArrayList<>();
        for (Asset asset : ASSETS) {
            if (minute > asset.awayUntil && random.nextInt(2_000) == 0) {
                asset.awayUntil = minute + DAY - 3 + random.nextInt(6);
            }
            if (minute > asset.awayUntil && random.nextInt(missing) > 0) {
                draw(asset, minute, market);
                there.add(asset);
            }
        }
        return there;
    }

    private void draw(Asset asset, int minute, double market) {
        if (asset.lastMinute > 0 && minute - asset.lastMinute >= DAY) {
            asset.model = Asset.fresh();
            fresh++;
        }
        asset.lastMinute = minute;
        boolean isStale = random.nextInt(15) == 0;
        long point = minute * MarketRows.MINUTE;
        asset.row = isStale
                ? MarketRows.stale(asset.id, Timeframe.M1, point)
                : MarketRows.usable(asset.id, Timeframe.M1, point);
        asset.isUsed = !isStale;
        boolean isRestarted = random.nextInt(300) == 0;
        asset.row.flag(MarketRows.LAYOUT.lane(RowProvenance.RESTARTED), isRestarted);
        double own = market * (0.5 + asset.coin.length() / 4.0) + 0.0005 * random.nextGaussian();
        MarketRows.set(asset.row, "ret_m_1", isRestarted ? Double.NaN : Math.rint(own * 2_000) / 2_000);
        MarketRows.set(asset.row, "close", 50 + random.nextInt(100));
        MarketRows.set(asset.row, "price_step", random.nextInt(40) == 0 ? Double.NaN : 0.01 * (1 + random.nextInt(3)));
    }

    private void check(List<Asset> there) {
        List<Double> all = new ArrayList<>();
        for (Asset asset : there) {
            double z = checkModel(asset, factor(there, asset));
            if (!Double.isNaN(z)) {
                all.add(z);
            }
        }
        for (Asset asset : there) {
            double z = asset.number("z_cross_sectional_residual_m_1");
            double rank = Double.NaN;
            if (!Double.isNaN(z) && all.size() >= 6) {
                double below = all.stream().filter(each -> each < z).count();
                double alike = all.stream().filter(each -> each == z).count() - 1;
                rank = (below + alike / 2) / (all.size() - 1);
            }
            assertThat(asset.number("residual_rank")).isEqualTo(Double.valueOf(rank));
        }
    }

    /** Compares the columns of the model's with what it says, and lets it learn; z. */
    private double checkModel(Asset asset, double factor) {
        MarketModel model = asset.model;
        double own = asset.number("ret_m_1");
        double floor = asset.number("price_step") / asset.number("close") / 2;
        long end = asset.row.exchangeTsMicros();
        boolean hasScore = asset.isUsed && !Double.isNaN(floor);
        double z = hasScore ? model.z(own, factor, floor, end) : Double.NaN;
        double loading = asset.isUsed && !Double.isNaN(factor) ? model.loading() : Double.NaN;
        double predicted = Double.isNaN(loading) ? Double.NaN : model.predict(factor, end);
        double[] loadings = asset.row.list(CrossSectionalResidual.FACTOR_LOADINGS);
        assertThat(asset.number("z_cross_sectional_residual_m_1")).isEqualTo(Double.valueOf(z));
        assertThat(asset.number("cross_sectional_prediction_m_1")).isEqualTo(Double.valueOf(predicted));
        assertThat(loadings).isEqualTo(Double.isNaN(loading) ? null : new double[] {loading});
        if (hasScore) {
            model.observe(own, factor, floor, end);
        }
        scores += Double.isNaN(z) ? 0 : 1;
        withoutOthers += Double.isNaN(factor) ? 1 : 0;
        return z;
    }

    private static double factor(List<Asset> there, Asset asset) {
        double[] others = there.stream()
                .filter(other -> other.isUsed && !other.coin.equals(asset.coin))
                .mapToDouble(other -> other.number("ret_m_1") + 0.0)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        Arrays.sort(others);
        int n = others.length;
        return n < 5 ? Double.NaN : n % 2 == 1 ? others[n / 2] : (others[n / 2 - 1] + others[n / 2]) / 2;
    }
}

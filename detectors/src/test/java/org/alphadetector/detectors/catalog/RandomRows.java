package org.alphadetector.detectors.catalog;

import java.util.Random;
import org.alphadetector.detectors.TestRows;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.microstructure.Spread;
import org.alphadetector.features.positioning.Liquidations;
import org.alphadetector.features.positioning.OpenInterest;
import org.alphadetector.features.prediction.BasisResidual;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;

/** Seeded rows of one asset with every input defined: returns of 0.1 %, open interest changes of 0.2 %. */
final class RandomRows {
    static final double ONE_SIGMA_RETURN = 1e-3;
    static final double ONE_SIGMA_OPEN_INTEREST = 2e-3;

    private final Timeframe timeframe;
    private final AssetId asset;
    private final Random random;
    private long time = 1_770_000_000_000_000L / 3_600_000_000L * 3_600_000_000L;

    RandomRows(Timeframe timeframe, long seed) {
        this(timeframe, seed, TestRows.ASSET);
    }

    RandomRows(Timeframe timeframe, long seed, AssetId asset) {
        this.timeframe = timeframe;
        this.asset = asset;
        this.random = new Random(seed);
    }

    /** The row of the next bar. */
    Row next() {
        time += timeframe.micros();
        Row row = TestRows.row(asset, timeframe, time);
        TestRows.set(row, Returns.RET_M_1, ONE_SIGMA_RETURN * random.nextGaussian());
        TestRows.set(row, Returns.RET_M_5, ONE_SIGMA_RETURN * random.nextGaussian());
        TestRows.set(row, Returns.RET_M_15, ONE_SIGMA_RETURN * random.nextGaussian());
        TestRows.set(row, Returns.RET_H_1, ONE_SIGMA_RETURN * random.nextGaussian());
        TestRows.set(row, TradeFlow.QUOTE_VOLUME, 1e5 * Math.exp(0.5 * random.nextGaussian()));
        TestRows.set(row, Spread.SPREAD_MEAN_M_1, 2 * Math.exp(0.3 * random.nextGaussian()));
        TestRows.set(row, Liquidations.LIQ_NOTIONAL_M_5, 1e4 * Math.exp(random.nextGaussian()));
        TestRows.set(row, BasisResidual.Z_BASIS_RESIDUAL_M_5, random.nextGaussian());
        TestRows.set(row, BasisResidual.BASIS_PREDICTION_M_5, 3);
        TestRows.set(row, BasisResidual.BASIS_PREDICTION_STD_M_5, 0.5);
        double change = ONE_SIGMA_OPEN_INTEREST * random.nextGaussian();
        TestRows.set(row, OpenInterest.OI_ROC_M_5, change);
        TestRows.set(row, OpenInterest.OI_OPEN, 1e6);
        TestRows.set(row, OpenInterest.OI_CLOSE, 1e6 * Math.exp(change));
        TestRows.set(row, OpenInterest.OI_STALENESS_MS, 1_000);
        return row;
    }
}

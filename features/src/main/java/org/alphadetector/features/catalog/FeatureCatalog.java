package org.alphadetector.features.catalog;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.bar.OwnerBuffers;
import org.alphadetector.features.candlestick.Candlesticks;
import org.alphadetector.features.diagonal.Diagonals;
import org.alphadetector.features.divergence.DeltaDivergences;
import org.alphadetector.features.divergence.HiddenMomentum;
import org.alphadetector.features.divergence.MomentumDivergences;
import org.alphadetector.features.flag.FlowDivergence;
import org.alphadetector.features.flag.MinuteSpikes;
import org.alphadetector.features.flag.PositioningSpikes;
import org.alphadetector.features.flow.CvdSlope;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.level.FibonacciLevels;
import org.alphadetector.features.level.LevelProximity;
import org.alphadetector.features.level.PeriodExtremes;
import org.alphadetector.features.level.PeriodVwap;
import org.alphadetector.features.level.PriorDay;
import org.alphadetector.features.level.RoundNumbers;
import org.alphadetector.features.microstructure.BookDepth;
import org.alphadetector.features.microstructure.OrderFlowImbalance;
import org.alphadetector.features.microstructure.Spread;
import org.alphadetector.features.momentum.AverageTrueRange;
import org.alphadetector.features.momentum.DirectionalMovement;
import org.alphadetector.features.momentum.HullMovingAverage;
import org.alphadetector.features.momentum.MovingAverageConvergence;
import org.alphadetector.features.momentum.RateOfChange;
import org.alphadetector.features.momentum.RelativeStrengthIndex;
import org.alphadetector.features.momentum.StochasticOscillator;
import org.alphadetector.features.pattern.ChartPatterns;
import org.alphadetector.features.pattern.PatternNorms;
import org.alphadetector.features.pattern.SwingPointHistory;
import org.alphadetector.features.perpetual.Basis;
import org.alphadetector.features.perpetual.Funding;
import org.alphadetector.features.positioning.Liquidations;
import org.alphadetector.features.positioning.OpenInterest;
import org.alphadetector.features.prediction.BasisResidual;
import org.alphadetector.features.prediction.CarryResidual;
import org.alphadetector.features.prediction.FlowResidual;
import org.alphadetector.features.prediction.KalmanResidual;
import org.alphadetector.features.prediction.MomentumResidual;
import org.alphadetector.features.prediction.OpenInterestResidual;
import org.alphadetector.features.prediction.OwnOpenInterestResidual;
import org.alphadetector.features.prediction.OwnReturnResidual;
import org.alphadetector.features.prediction.ReturnResidual;
import org.alphadetector.features.prediction.SeasonalResidual;
import org.alphadetector.features.prediction.SpreadResidual;
import org.alphadetector.features.prediction.VolatilitySurfaceResidual;
import org.alphadetector.features.prediction.VolumeResidual;
import org.alphadetector.features.price.BarPrices;
import org.alphadetector.features.price.HalfMinuteReturn;
import org.alphadetector.features.price.MidPrice;
import org.alphadetector.features.price.MinuteRange;
import org.alphadetector.features.price.PriceStep;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.price.ShockBits;
import org.alphadetector.features.provenance.RowProvenance;
import org.alphadetector.features.quality.DataQuality;
import org.alphadetector.features.quality.IngestLag;
import org.alphadetector.features.regime.LiquidityRegimes;
import org.alphadetector.features.regime.MarketRegime;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.KeyColumns;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.session.Session;
import org.alphadetector.features.support.SupportResistance;
import org.alphadetector.features.swing.Swings;
import org.alphadetector.features.trend.Trend;
import org.alphadetector.features.volatility.AtrPercentile;
import org.alphadetector.features.volatility.VolatilityRegime;

/**
 * Every feature there is, and with them every column of a feature row. A feature is listed once; the order here is that
 * of the row's columns, and no other: features are closed in the order that follows from what they read.
 */
public final class FeatureCatalog {
    /** The table the rows go to. */
    public static final String TABLE = "features_snapshot";

    private static final List<FeatureFamily> FAMILIES = List.of(
            BarPrices.FAMILY,
            MidPrice.FAMILY,
            HalfMinuteReturn.FAMILY,
            Returns.FAMILY,
            MinuteRange.FAMILY,
            PriceStep.FAMILY,
            ShockBits.FAMILY,
            TradeFlow.FAMILY,
            CvdSlope.FAMILY,
            OpenInterest.FAMILY,
            Liquidations.FAMILY,
            Funding.FAMILY,
            Basis.FAMILY,
            Spread.FAMILY,
            OrderFlowImbalance.FAMILY,
            BookDepth.FAMILY,
            RelativeStrengthIndex.FAMILY,
            MovingAverageConvergence.FAMILY,
            StochasticOscillator.FAMILY,
            RateOfChange.FAMILY,
            DirectionalMovement.FAMILY,
            HullMovingAverage.FAMILY,
            AverageTrueRange.FAMILY,
            AtrPercentile.FAMILY,
            VolatilityRegime.FAMILY,
            Trend.FAMILY,
            LiquidityRegimes.FAMILY,
            MarketRegime.FAMILY,
            MomentumDivergences.FAMILY,
            HiddenMomentum.FAMILY,
            DeltaDivergences.FAMILY,
            Swings.FAMILY,
            PriorDay.FAMILY,
            PeriodExtremes.FAMILY,
            PeriodVwap.FAMILY,
            RoundNumbers.FAMILY,
            FibonacciLevels.FAMILY,
            LevelProximity.FAMILY,
            Candlesticks.FAMILY,
            SupportResistance.FAMILY,
            Diagonals.FAMILY,
            ChartPatterns.FAMILY,
            SwingPointHistory.FAMILY,
            PatternNorms.FAMILY,
            ReturnResidual.FAMILY,
            OwnReturnResidual.FAMILY,
            VolumeResidual.FAMILY,
            VolumeResidual.OWN_FAMILY,
            OpenInterestResidual.FAMILY,
            OwnOpenInterestResidual.FAMILY,
            SpreadResidual.FAMILY,
            SpreadResidual.OWN_FAMILY,
            BasisResidual.FAMILY,
            CarryResidual.FAMILY,
            KalmanResidual.FAMILY,
            FlowResidual.FAMILY,
            SeasonalResidual.FAMILY,
            VolatilitySurfaceResidual.FAMILY,
            MomentumResidual.FAMILY,
            MinuteSpikes.FAMILY,
            PositioningSpikes.FAMILY,
            FlowDivergence.FAMILY,
            Session.FAMILY,
            DataQuality.FAMILY,
            IngestLag.FAMILY,
            RowProvenance.FAMILY);

    private static final RowLayout LAYOUT = new RowLayout(TABLE, KeyColumns.OF_FEATURES_SNAPSHOT, columns());

    private FeatureCatalog() {}

    /** The layout of feature rows. */
    public static RowLayout layout() {
        return LAYOUT;
    }

    /** Every feature of an asset. */
    public static List<FeatureFamily> families() {
        return FAMILIES;
    }

    /** Makes the features that all assets of a task share, with their slices in the buffers. */
    public static FeatureSet create(Provenance provenance, OwnerBuffers buffers) {
        return new FeatureSet(FAMILIES, LAYOUT, provenance, buffers);
    }

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        FAMILIES.forEach(family -> columns.addAll(family.columns()));
        columns.add(TimeframeFeatures.WARMUP);
        columns.add(RowProvenance.EXTRAS_JSON);
        MarketCatalog.families().forEach(family -> columns.addAll(family.assetColumns()));
        return columns;
    }
}

package org.alphadetector.features.prediction;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.BaselineSink;
import org.alphadetector.features.bar.BaselineSource;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.flow.TradeFlow;
import org.alphadetector.features.residual.PastRanks;
import org.alphadetector.features.residual.RegressionForecast;
import org.alphadetector.features.residual.VolumeForecast;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;

/**
 * What the bar's traded volume was predicted to be one bar ahead, and how unusual the one that came is, by {@link
 * VolumeForecast}. All is said of the natural logarithm of the volume in base currency, so that z is (ln volume -
 * prediction) / std. Undefined until 180 bars with volume are learnt; the residual also for a bar without volume, whose
 * logarithm is undefined, and which is not learnt.
 */
public final class VolumeResidual implements BarFeature, BaselineSource {
    private static final ResidualColumns OF_MINUTE = columns("_m_1", "volume");
    private static final ResidualColumns OF_BAR = columns(
            "", "volume", "z_vol_residual_m_1", "vol_prediction_m_1", "vol_prediction_std_m_1", "q_vol_residual_m_1");

    public static final Column Z_VOL_RESIDUAL_M_1 = OF_MINUTE.z();
    public static final Column VOL_PREDICTION_M_1 = OF_MINUTE.prediction();
    public static final Column VOL_PREDICTION_STD_M_1 = OF_MINUTE.deviation();
    public static final Column Q_VOL_RESIDUAL_M_1 = OF_MINUTE.rank();

    public static final Column Z_VOL_RESIDUAL = OF_BAR.z();
    public static final Column VOL_PREDICTION = OF_BAR.prediction();
    public static final Column VOL_PREDICTION_STD = OF_BAR.deviation();
    public static final Column Q_VOL_RESIDUAL = OF_BAR.rank();

    private static final List<Column> MINUTE =
            List.of(Z_VOL_RESIDUAL_M_1, VOL_PREDICTION_M_1, VOL_PREDICTION_STD_M_1, Q_VOL_RESIDUAL_M_1);
    private static final List<Column> OWN = List.of(Z_VOL_RESIDUAL, VOL_PREDICTION, VOL_PREDICTION_STD, Q_VOL_RESIDUAL);

    public static final FeatureFamily FAMILY =
            FeatureFamily.ofBars("volume_residual", MINUTE, context -> new VolumeResidual(context, MINUTE));

    /** At minutes those of {@link #FAMILY} again. */
    public static final FeatureFamily OWN_FAMILY = FeatureFamily.ofBars(
            "own_volume_residual",
            OWN,
            context -> context.timeframe() == Timeframe.M1
                    ? new CopiedColumns(context, MINUTE, OWN)
                    : new VolumeResidual(context, OWN));

    private final VolumeForecast forecast;
    private final PastRanks ranks;
    private final Column z;
    private final int volumeLane;
    private final ResidualLanes lanes;
    private final int rankLane;

    private VolumeResidual(FeatureContext context, List<Column> columns) {
        forecast = new VolumeForecast(context.state().allocate("forecast", VolumeForecast.words()));
        ranks = new PastRanks(context.state().allocate("ranks", PastRanks.words()));
        z = columns.get(0);
        volumeLane = context.input(TradeFlow.VOLUME);
        lanes = new ResidualLanes(context, z, columns.get(1), columns.get(2));
        rankLane = context.output(columns.get(3));
    }

    @Override
    public void close(Bar bar, Row row) {
        double volume = row.number(volumeLane);
        forecast.predict(bar.startMicros());
        double residual = forecast.z(volume);
        lanes.write(row, residual, forecast.mean(), forecast.standardDeviation());
        row.number(rankLane, ranks.rank(residual));
        ranks.learn(residual);
        forecast.learn(volume);
    }

    @Override
    public void baselines(Bar bar, Row row, BaselineSink sink) {
        forecast.predict(bar.startMicros());
        sink.baseline(row, z, ranks.baseline(forecast.mean(), forecast.standardDeviation()));
    }

    @Override
    public void restart() {
        forecast.clear();
        ranks.clear();
    }

    private static ResidualColumns columns(String suffix, String... inputs) {
        return new ResidualColumns(
                "vol",
                suffix,
                "ln(volume)",
                "log of base currency",
                "season of the hour of the week + regression on the last value and on exponentially weighted means,"
                        + " half-lives 5 and 60 bars; Corsi 2009",
                RegressionForecast.WARMUP + 1,
                true,
                List.of(inputs));
    }
}

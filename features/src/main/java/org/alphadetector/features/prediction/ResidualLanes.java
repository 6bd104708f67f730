package org.alphadetector.features.prediction;

import org.alphadetector.features.bar.BaselineSink;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.baseline.Baseline;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;

/** Where a residual, the prediction and its standard deviation are written. */
final class ResidualLanes {
    private final Column z;
    private final int zLane;
    private final int meanLane;
    private final int deviationLane;

    ResidualLanes(FeatureContext context, Column z, Column prediction, Column deviation) {
        this.z = z;
        zLane = context.output(z);
        meanLane = context.output(prediction);
        deviationLane = context.output(deviation);
    }

    void write(Row row, double z, double mean, double deviation) {
        row.number(zLane, z);
        row.number(meanLane, mean);
        row.number(deviationLane, deviation);
    }

    /** Tells what the value of a row is going to be judged by. */
    void tell(BaselineSink sink, Row row, Baseline baseline) {
        sink.baseline(row, z, baseline);
    }
}

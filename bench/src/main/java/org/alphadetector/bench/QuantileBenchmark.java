package org.alphadetector.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.alphadetector.features.baseline.ForgettingHistogram;
import org.alphadetector.features.baseline.ForgettingQuantiles;
import org.alphadetector.features.baseline.RobustScale;
import org.alphadetector.features.residual.ResidualCore;
import org.alphadetector.features.residual.ReturnForecast;
import org.alphadetector.features.state.StateBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one bar's learning and asking costs the quantile states, the residual core and the return forecast. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class QuantileBenchmark {
    private static final int VALUES = 1 << 14;
    private static final double HALF_LIFE = 1_440;
    private static final long MINUTE_MICROS = 60_000_000L;

    private final StateBuffer buffer = new StateBuffer();
    private final ForgettingHistogram histogram =
            new ForgettingHistogram(buffer.allocate("histogram", ForgettingHistogram.words()), HALF_LIFE);
    private final ForgettingQuantiles quantiles =
            new ForgettingQuantiles(buffer.allocate("quantiles", ForgettingQuantiles.words()), HALF_LIFE);
    private final ResidualCore core = new ResidualCore(buffer.allocate("core", ResidualCore.words()), HALF_LIFE, 120);
    private final ReturnForecast forecast = new ReturnForecast(buffer.allocate("forecast", ReturnForecast.words()));
    private final double[] values = new double[VALUES];
    private int next;

    public QuantileBenchmark() {
        Random random = new Random(1);
        for (int i = 0; i < VALUES; i++) {
            values[i] = 1e-3 * random.nextGaussian() * Math.exp(0.5 * random.nextGaussian());
            histogram.add(Math.abs(values[i]));
            quantiles.add(Math.abs(values[i]));
            core.learn(values[i], 0);
        }
    }

    private double value() {
        return values[next++ & (VALUES - 1)];
    }

    @Benchmark
    public void histogramAdd() {
        histogram.add(Math.abs(value()));
    }

    @Benchmark
    public double histogramScale() {
        return RobustScale.ofMagnitudes(histogram);
    }

    @Benchmark
    public void quantilesAdd() {
        quantiles.add(Math.abs(value()));
    }

    @Benchmark
    public double quantilesMedian() {
        return quantiles.quantile(0.5);
    }

    @Benchmark
    public double quantilesScale() {
        return RobustScale.ofMagnitudes(quantiles);
    }

    @Benchmark
    public double quantilesUpperTail() {
        return quantiles.upperTail(Math.abs(value()));
    }

    @Benchmark
    public double coreJudgeAndLearn() {
        double residual = value();
        double z = core.z(residual, 0);
        double told = core.quantileRank(z) + core.tailProbability(z);
        core.learn(residual, 0);
        return told;
    }

    @Benchmark
    public double forecastJudgeAndLearn() {
        double logReturn = value();
        forecast.predict(next * MINUTE_MICROS, 1e-5);
        double z = forecast.z(logReturn);
        double told = forecast.standardDeviation() + forecast.quantileRank(z);
        forecast.learn(logReturn);
        return told;
    }
}

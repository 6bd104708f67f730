package org.alphadetector.bench.core;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.alphadetector.bench.measurement.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the close of a bar costs: processor time, state, what is saved, the row. */
@Command(
        name = "bars",
        header = "Measures what the close of a bar costs.",
        description =
                "Candles go straight into the asset stage and the market stage. Printed are the processor time of a closed 1m bar"
                        + " with one asset, whose state stays in the caches, and with many in turn; the bytes of state of an"
                        + " asset; what a commit saves after a minute, a quarter of an hour and an hour; and the size of a row,"
                        + " alone and padded to the table's width; and the common indicators against those of ta4j, in turn.")
public final class BarsCommand implements Callable<Integer> {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Option(names = "--assets", defaultValue = "500", description = "Assets in turn (${DEFAULT-VALUE}).")
    private int assets;

    @Option(names = "--minutes", defaultValue = "1500", description = "Minutes of candles (${DEFAULT-VALUE}).")
    private int minutes;

    @Option(
            names = "--columns",
            defaultValue = "249",
            description = "Columns of the padded row (${DEFAULT-VALUE}): the missing ones are doubles of full length.")
    private int columns;

    @Override
    public Integer call() {
        System.out.println(Machine.describe());
        BarMarket many = new BarMarket(assets);
        closeAll(many, assets + " assets in turn");
        closeAll(new BarMarket(1), "one asset, hot");
        many.stateBytes()
                .forEach((kind, bytes) ->
                        System.out.printf(Locale.ROOT, "state of an asset, %s: %,d bytes%n", kind, bytes));
        many.committed()
                .forEach((after, bytes) -> System.out.printf(
                        Locale.ROOT,
                        "largest commit of %d assets after %s: %,d bytes in %,d records%n",
                        assets,
                        after,
                        bytes.bytes(),
                        bytes.records()));
        RowSizes.of(many.lastRow(), columns).forEach(System.out::println);
        System.out.println(IndicatorRace.run());
        return 0;
    }

    private void closeAll(BarMarket market, String name) {
        double[] micros = new double[minutes];
        double[] marketMicros = new double[minutes];
        for (int minute = 0; minute < minutes; minute++) {
            market.candles(minute);
            long start = THREADS.getCurrentThreadCpuTime();
            market.close(minute);
            long closed = THREADS.getCurrentThreadCpuTime();
            market.measure();
            long measured = THREADS.getCurrentThreadCpuTime();
            micros[minute] = (closed - start) / 1e3 / market.assets();
            marketMicros[minute] = (measured - closed) / 1e3 / market.assets();
            market.commit(minute);
        }
        System.out.printf(
                Locale.ROOT,
                "%s: asset stage %.1f us a closed 1m bar, %.1f us with 15m, %.1f us with 15m and 1h (medians of minutes);"
                        + " market stage %.1f us an asset%n",
                name,
                median(micros, minutes / 3, minute -> minute % 15 != 14),
                median(micros, minutes / 3, minute -> minute % 15 == 14 && minute % 60 != 59),
                median(micros, minutes / 3, minute -> minute % 60 == 59),
                median(marketMicros, minutes / 3, minute -> minute % 15 != 14));
    }

    private static double median(double[] values, int from, IntPredicate which) {
        double[] chosen = IntStream.range(from, values.length)
                .filter(which)
                .mapToDouble(minute -> values[minute])
                .toArray();
        Arrays.sort(chosen);
        return chosen[chosen.length / 2];
    }
}

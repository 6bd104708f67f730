package org.alphadetector.app.metrics;

import java.util.List;

/** Every meter of our own; nobody else writes a meter's name. */
public final class MeterCatalog {
    public static final MeterSpec TICKS = counter(
            "alpha.ticks",
            "ticks",
            List.of("partition"),
            "Records read from the tick topics, good and bad, since this process started; what is read again after an"
                    + " aborted transaction counts again.");

    public static final MeterSpec DEAD_LETTERS = counter(
            "alpha.dead.letters",
            "letters",
            List.of("reason"),
            "Tick records set aside on dead-letter.ticks, by reason; counted as alpha_ticks_total is.");

    public static final MeterSpec LATE = counter(
            "alpha.late",
            "ticks",
            List.of("topic", "partition"),
            "Ticks of a bar that was already closed, since the pipeline first ran; it grows once a minute, at the"
                    + " partition's mark, and is told by the instance that has the partition.");

    public static final MeterSpec DUPLICATES = counter(
            "alpha.duplicate",
            "ticks",
            List.of("topic", "partition"),
            "Ticks that had been seen before; counted as the late ones are.");

    public static final MeterSpec EVENT_LATENCY = timer(
            "alpha.tick.event.latency",
            List.of(),
            List.of(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 5.0),
            "From the broker's append of a tick to the hand-over of the event it made at tick time to the producer. The"
                    + " way to the reader, and the commit where it reads committed records only, come on top.");

    public static final MeterSpec BAR_CLOSE_DELAY = timer(
            "alpha.bar.close.delay",
            List.of("tf"),
            List.of(2.0, 2.1, 2.2, 2.5, 3.0, 4.0, 5.0, 10.0, 30.0, 60.0, 300.0),
            "From the end of a bar, in event time, to the moment the market stage sent its rows on. The lateness the"
                    + " settings allow is in it. Of a feed of the past it says how old the past is.");

    public static final MeterSpec MARK_LAG = gauge(
            "alpha.mark.lag",
            "seconds",
            List.of("exchange", "topic", "partition"),
            "How long ago the latest point is up to which this source is complete; the largest holds up every row. Up to"
                    + " the first mark it counts from the start of the market stage, which alone tells it.");

    public static final MeterSpec SOURCE_EXCLUDED = gauge(
            "alpha.excluded",
            "sources",
            List.of("exchange", "topic", "partition"),
            "1 while a control record leaves this source out of the market, else 0; told by the market stage alone.");

    public static final MeterSpec STREAMS_LAG = gauge(
            "alpha.streams.lag",
            "records",
            List.of("topic"),
            "Records of the partitions processed here that are not yet processed and committed. NaN while the brokers do not"
                    + " answer.");

    public static final MeterSpec SINK_BATCH_SIZE = summary(
            "alpha.sink.batch.size",
            "rows",
            List.of(1.0, 10.0, 100.0, 500.0, 1_000.0, 2_000.0, 5_000.0),
            "Rows, events and counts in a batch that was written.");

    public static final MeterSpec SINK_BATCH_TIME = timer(
            "alpha.sink.batch.time",
            List.of(),
            List.of(0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0),
            "How long Postgres took for a batch, retries and commit included.");

    public static final MeterSpec SINK_DEAD_LETTERS = counter(
            "alpha.sink.dead.letters",
            "letters",
            List.of("reason"),
            "Records that Postgres refused or that cannot be read, set aside on dead-letter.sink, by reason, since this"
                    + " process started; what is sent again after a failure counts again.");

    public static final MeterSpec SINK_LAG = gauge(
            "alpha.sink.lag",
            "records",
            List.of("topic"),
            "Records of this sink's partitions that are not yet in Postgres. NaN while the brokers do not answer.");

    public static final MeterSpec PARTITION_HEADROOM = gauge(
            "alpha.sink.partition.headroom",
            "months",
            List.of(),
            "For how many months after the current one every table has partitions; -1 when not even for the current one,"
                    + " which is so where only the past is written. NaN while Postgres does not answer.");

    /** In the order in which they are documented. */
    public static final List<MeterSpec> ALL = List.of(
            TICKS,
            DEAD_LETTERS,
            LATE,
            DUPLICATES,
            EVENT_LATENCY,
            BAR_CLOSE_DELAY,
            MARK_LAG,
            SOURCE_EXCLUDED,
            STREAMS_LAG,
            SINK_BATCH_SIZE,
            SINK_BATCH_TIME,
            SINK_DEAD_LETTERS,
            SINK_LAG,
            PARTITION_HEADROOM);

    private MeterCatalog() {}

    private static MeterSpec counter(String name, String unit, List<String> tags, String meaning) {
        return new MeterSpec(name, MeterType.COUNTER, unit, tags, List.of(), meaning);
    }

    private static MeterSpec gauge(String name, String unit, List<String> tags, String meaning) {
        return new MeterSpec(name, MeterType.GAUGE, unit, tags, List.of(), meaning);
    }

    private static MeterSpec timer(String name, List<String> tags, List<Double> buckets, String meaning) {
        return new MeterSpec(name, MeterType.TIMER, "seconds", tags, buckets, meaning);
    }

    private static MeterSpec summary(String name, String unit, List<Double> buckets, String meaning) {
        return new MeterSpec(name, MeterType.SUMMARY, unit, List.of(), buckets, meaning);
    }
}

package org.alphadetector.bench.latency;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;

/** What the stream threads of a process have done since it started, by Kafka's own meters. */
record ThreadTotals(long atMicros, List<Double> values) {
    private static final String PREFIX = "totals ";
    /** Not a total: the mean of the last half minute or so. */
    private static final String LATEST_COMMITS = "stream-thread-metrics:commit-latency-avg";

    private static final List<String> METERS = List.of(
            "stream-thread-metrics:commit-total",
            "producer-metrics:flush-time-ns-total",
            "producer-metrics:txn-send-offsets-time-ns-total",
            "producer-metrics:txn-commit-time-ns-total",
            "producer-metrics:outgoing-byte-total",
            "producer-metrics:request-total",
            "stream-thread-metrics:poll-total",
            "stream-thread-metrics:process-total",
            LATEST_COMMITS);

    static ThreadTotals of(KafkaStreams streams) {
        double[] sums = new double[METERS.size() + 1];
        for (Metric metric : streams.metrics().values()) {
            int meter = METERS.indexOf(
                    metric.metricName().group() + ':' + metric.metricName().name());
            if (meter >= 0 && metric.metricValue() instanceof Number number && Double.isFinite(number.doubleValue())) {
                sums[meter] += number.doubleValue();
            }
        }
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            sums[METERS.size()] += collector.getCollectionTime();
        }
        return new ThreadTotals(WallClock.micros(), Arrays.stream(sums).boxed().toList());
    }

    static boolean isLine(String line) {
        return line.startsWith(PREFIX);
    }

    static ThreadTotals parse(String line) {
        List<String> words = List.of(line.substring(PREFIX.length()).split(" ", -1));
        return new ThreadTotals(
                Long.parseLong(words.get(0)),
                words.stream().skip(1).map(Double::valueOf).toList());
    }

    String line() {
        return PREFIX + atMicros + ' ' + values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** What was done since earlier totals, in words. */
    String describeSince(ThreadTotals earlier) {
        double seconds = (atMicros - earlier.atMicros) / 1e6;
        double[] done = new double[values.size()];
        for (int i = 0; i < done.length; i++) {
            done[i] = values.get(i) - earlier.values.get(i);
        }
        double commits = Math.max(1, done[0]);
        return String.format(
                Locale.ROOT,
                "stream threads: %.1f commits/s, each %.2f ms, of that producer's flush %.2f, offsets %.2f, commit %.2f;"
                        + " %,.0f kB sent in %.1f requests; %.0f polls/s, %.0f records/s, collector %.0f ms/s",
                commits / seconds,
                values.get(METERS.indexOf(LATEST_COMMITS)),
                done[1] / 1e6 / commits,
                done[2] / 1e6 / commits,
                done[3] / 1e6 / commits,
                done[4] / 1e3 / commits,
                done[5] / commits,
                done[6] / seconds,
                done[7] / seconds,
                done[METERS.size()] / seconds);
    }

    /** The second with the longest waits for the broker at commits, in words. */
    static String describeWorst(List<ThreadTotals> eachSecond) {
        double[] worst = new double[3];
        for (int second = 1; second < eachSecond.size(); second++) {
            for (int wait = 0; wait < worst.length; wait++) {
                double done = eachSecond.get(second).values.get(wait + 1)
                        - eachSecond.get(second - 1).values.get(wait + 1);
                worst[wait] = Math.max(worst[wait], done / 1e6);
            }
        }
        return String.format(
                Locale.ROOT,
                "most within a second: producer's flush %.0f ms, offsets %.0f ms, commit %.0f ms",
                worst[0],
                worst[1],
                worst[2]);
    }
}

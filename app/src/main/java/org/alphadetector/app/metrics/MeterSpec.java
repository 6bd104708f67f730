package org.alphadetector.app.metrics;

import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import java.util.List;

/**
 * One meter, as data: it is made from this, and so is the documentation.
 *
 * @param name words with dots between them
 * @param type what kind of number it gives
 * @param unit what the number counts; a timer's is seconds
 * @param tags the names of its tags
 * @param buckets upper bounds of the histogram's buckets in the unit, rising; none for a counter or gauge
 * @param meaning what it measures and, where that is not plain, when it says nothing
 */
public record MeterSpec(
        String name, MeterType type, String unit, List<String> tags, List<Double> buckets, String meaning) {

    public MeterSpec {
        boolean hasBuckets = type == MeterType.TIMER || type == MeterType.SUMMARY;
        if (hasBuckets == buckets.isEmpty()) {
            throw new IllegalArgumentException("timers and summaries alone have buckets: name=" + name);
        }
        tags = List.copyOf(tags);
        buckets = List.copyOf(buckets);
    }

    /** The name as Prometheus reads it; the series of a histogram add {@code _bucket}, {@code _count}, {@code _sum}. */
    public String prometheusName() {
        String words = new PrometheusNamingConvention().name(name, type.type(), unit);
        return type == MeterType.COUNTER ? words + "_total" : words;
    }
}

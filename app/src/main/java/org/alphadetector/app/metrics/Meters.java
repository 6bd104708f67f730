package org.alphadetector.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/** Makes meters from their specifications; asking for the same one twice gives the same one. */
public final class Meters {
    private static final double NANOS_PER_SECOND = 1e9;

    private final MeterRegistry registry;

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A counter; tag values come in the order of the specification's tags. */
    public Counter counter(MeterSpec spec, String... tagValues) {
        require(spec, MeterType.COUNTER);
        return Counter.builder(spec.name())
                .description(spec.meaning())
                .baseUnit(spec.unit())
                .tags(tags(spec, tagValues))
                .register(registry);
    }

    /** A counter that is kept elsewhere; the registry does not keep it alive. */
    public <T> Meter counterOf(MeterSpec spec, T source, ToDoubleFunction<T> count, String... tagValues) {
        require(spec, MeterType.COUNTER);
        return FunctionCounter.builder(spec.name(), source, count)
                .description(spec.meaning())
                .baseUnit(spec.unit())
                .tags(tags(spec, tagValues))
                .register(registry);
    }

    /** A gauge that asks for its value when it is looked at. */
    public Meter gauge(MeterSpec spec, DoubleSupplier value, String... tagValues) {
        require(spec, MeterType.GAUGE);
        return Gauge.builder(spec.name(), value::getAsDouble)
                .description(spec.meaning())
                .baseUnit(spec.unit())
                .tags(tags(spec, tagValues))
                .register(registry);
    }

    /** A timer with the specification's buckets. */
    public Timer timer(MeterSpec spec, String... tagValues) {
        require(spec, MeterType.TIMER);
        Duration[] bounds = spec.buckets().stream()
                .map(seconds -> Duration.ofNanos(Math.round(seconds * NANOS_PER_SECOND)))
                .toArray(Duration[]::new);
        return Timer.builder(spec.name())
                .description(spec.meaning())
                .serviceLevelObjectives(bounds)
                .tags(tags(spec, tagValues))
                .register(registry);
    }

    /** A distribution with the specification's buckets. */
    public DistributionSummary summary(MeterSpec spec, String... tagValues) {
        require(spec, MeterType.SUMMARY);
        return DistributionSummary.builder(spec.name())
                .description(spec.meaning())
                .baseUnit(spec.unit())
                .serviceLevelObjectives(
                        spec.buckets().stream().mapToDouble(Double::doubleValue).toArray())
                .tags(tags(spec, tagValues))
                .register(registry);
    }

    /** Takes a meter out again. */
    public void remove(Meter meter) {
        registry.remove(meter);
    }

    private static void require(MeterSpec spec, MeterType type) {
        if (spec.type() != type) {
            throw new IllegalArgumentException("name=" + spec.name() + ", type=" + spec.type() + ", asked=" + type);
        }
    }

    private static List<Tag> tags(MeterSpec spec, String... values) {
        if (values.length != spec.tags().size()) {
            throw new IllegalArgumentException("name=" + spec.name() + ", tags=" + spec.tags());
        }
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            tags.add(Tag.of(spec.tags().get(i), values[i]));
        }
        return tags;
    }
}

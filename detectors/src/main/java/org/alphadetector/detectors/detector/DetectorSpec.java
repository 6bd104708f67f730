package org.alphadetector.detectors.detector;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.row.Timeframe;

/**
 * A row of the detector registry: what a detector is, as data.
 *
 * @param detectorId class, subtype and major version, for example {@code spike.price_up.v1}
 * @param version semantic version
 * @param eventClass the class of its events
 * @param subtype the subtype of its events
 * @param direction 1 up, -1 down, 0 neither
 * @param inputs the columns it reads, or {@code trade} at tick time
 * @param preconditions what must hold, else it abstains
 * @param trigger when it fires, in words
 * @param cooldownSec seconds after an event in which the same detector, asset and timeframe only links or escalates
 * @param minScore scores below it are never an alarm
 * @param weights how severity is made
 * @param tunings the timeframes it runs on
 * @param continues the tick-time detector whose episodes it continues, empty when there is none
 */
public record DetectorSpec(
        String detectorId,
        String version,
        String eventClass,
        String subtype,
        int direction,
        List<String> inputs,
        List<String> preconditions,
        String trigger,
        int cooldownSec,
        double minScore,
        SeverityWeights weights,
        List<Tuning> tunings,
        String continues) {

    /** The first detector pack. */
    public static final String CORE_PACK = "core";

    public DetectorSpec {
        if (!detectorId.matches("[a-z_]+(\\.[a-z_]+)+\\.v[0-9]+")) {
            throw new IllegalArgumentException("bad detector id: detectorId=" + detectorId);
        }
        if (tunings.isEmpty()) {
            throw new IllegalArgumentException("no timeframe: detectorId=" + detectorId);
        }
        inputs = List.copyOf(inputs);
        preconditions = List.copyOf(preconditions);
        tunings = List.copyOf(tunings);
    }

    /** Whether the detector runs on the timeframe. */
    public boolean runsOn(Timeframe timeframe) {
        return tunings.stream().anyMatch(tuning -> tuning.timeframe() == timeframe);
    }

    /** The tuning on a timeframe it runs on. */
    public Tuning tuning(Timeframe timeframe) {
        for (Tuning tuning : tunings) {
            if (tuning.timeframe() == timeframe) {
                return tuning;
            }
        }
        throw new IllegalArgumentException(detectorId + " does not run on timeframe=" + timeframe.label());
    }

    /** How long an event silences the next on the timeframe: the cool-down, at least one bar. */
    public long cooldownMicros(Timeframe timeframe) {
        return Math.max(cooldownSec * 1_000_000L, timeframe.micros());
    }

    /** The scale's half-life on the shortest timeframe, in seconds. */
    public int halfLifeSec() {
        return tunings.get(0).halfLifeSec();
    }

    /** The registry's severity weights by name. */
    public Map<String, Double> severityWeights() {
        return weights.asMap();
    }

    /** Every number that shapes its alarms, by name. */
    public Map<String, Double> hyperparams() {
        TreeMap<String, Double> map = new TreeMap<>();
        map.put("min_score", minScore);
        for (Tuning tuning : tunings) {
            String suffix = '_' + tuning.timeframe().label();
            map.put("budget_per_asset_day" + suffix, tuning.budgetPerAssetDay());
            map.put("calibration_half_life_bars" + suffix, (double) tuning.calibrationHalfLifeBars());
            map.put("calibration_warmup_bars" + suffix, (double) tuning.calibrationWarmupBars());
            map.put("scale_half_life_bars" + suffix, (double) tuning.scaleHalfLifeBars());
            map.put("scale_warmup_bars" + suffix, (double) tuning.scaleWarmupBars());
            map.put("p_value_threshold" + suffix, tuning.threshold());
        }
        return map;
    }

    /** The registry's lifecycle state. */
    public String lifecycleState() {
        return "active";
    }

    /** Whether the detector runs. */
    public boolean enabled() {
        return true;
    }

    /** The residual columns it consumes: none, it reads raw features. */
    public List<String> residualsUsed() {
        return List.of();
    }

    /** The detector pack it came with. */
    public String pack() {
        return CORE_PACK;
    }
}

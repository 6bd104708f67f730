package org.alphadetector.detectors.spike;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.alphadetector.detectors.alarm.AlarmPolicy;
import org.alphadetector.detectors.alarm.Calibrator;
import org.alphadetector.detectors.alarm.Candidate;
import org.alphadetector.detectors.alarm.Ledger;
import org.alphadetector.detectors.alarm.OpenEpisodes;
import org.alphadetector.detectors.alarm.Place;
import org.alphadetector.detectors.detector.DetectorSettings;
import org.alphadetector.detectors.detector.DetectorSpec;
import org.alphadetector.detectors.detector.Explanation;
import org.alphadetector.detectors.detector.Judgements;
import org.alphadetector.detectors.detector.Tuning;
import org.alphadetector.detectors.detector.Wording;
import org.alphadetector.detectors.event.AnomalyEvent;
import org.alphadetector.detectors.scale.ChangeScale;
import org.alphadetector.features.asset.TickProbe;
import org.alphadetector.features.asset.TickProbeFactory;
import org.alphadetector.features.price.Returns;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Firing;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.Area;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * The price spike at tick time: fires on the trade that takes the live minute further from the last price before it
 * than past minutes went.
 *
 * <p>The score is the log move over the running robust scale of one-minute returns. It is calibrated against the
 * largest move inside each past minute, so that watching every trade does not raise more alarms than looking once a
 * minute. The two prices at which it fires are computed when a minute's first trade comes in; a trade costs two
 * comparisons. It fires once a minute and direction at most, and not within the cool-down. Rows of the bars it fired in
 * carry the firings.
 */
public final class SpikePriceProbe implements TickProbe {
    private static final Tuning TUNING = SpikeSpecs.PRICE_UP_TICK.tuning(Timeframe.M1);
    private static final int FIRE_UP = 0;
    private static final int FIRE_DOWN = 1;
    private static final int TRIGGER_WORDS = 2;

    private final AlarmPolicy policy;
    private final Judgements judgements;
    private final double threshold;
    private final StateSlice triggers;
    private final LiveExcursion excursion;
    private final RecentFirings firings;
    private final ChangeScale scale;
    private final Calibrator calibrator;

    private SpikePriceProbe(
            DetectorSettings settings,
            Provenance provenance,
            Judgements judgements,
            Consumer<AnomalyEvent> out,
            StateBuffer tickState,
            StateBuffer barState) {
        this.judgements = judgements;
        threshold = Math.min(1, TUNING.threshold() * settings.budgetFactor());
        triggers = tickState.allocate("price_spike.triggers", TRIGGER_WORDS);
        excursion = new LiveExcursion(tickState.allocate("price_spike.excursion", LiveExcursion.words()));
        firings = new RecentFirings(tickState.allocate(Area.FAR, "price_spike.firings", RecentFirings.words()));
        OpenEpisodes episodes =
                new OpenEpisodes(tickState.allocate(Area.FAR, "tick_alarms.episodes", OpenEpisodes.words()));
        policy = new AlarmPolicy(
                provenance,
                SpikeSpecs.all(),
                new Ledger(
                        tickState.section("tick_ledger", 1),
                        Map.of(SpikeSpecs.CLASS, settings.budgetFactor() * SpikeSpecs.TICK_BUDGET)),
                asset -> episodes,
                event -> {
                    firings.add(event.exchangeTsMicros(), firing(event));
                    out.accept(event);
                });
        scale = new ChangeScale(
                barState.allocate("price_spike.scale", ChangeScale.words()),
                TUNING.scaleHalfLifeBars(),
                TUNING.scaleWarmupBars());
        calibrator = new Calibrator(
                barState.allocate("price_spike.excursions", Calibrator.words()),
                TUNING.calibrationHalfLifeBars(),
                TUNING.calibrationWarmupBars(),
                threshold,
                SpikeSpecs.PRICE_UP_TICK.minScore());
    }

    /** Makes the probe; {@code out} takes the events at the tick that fires. */
    public static TickProbeFactory factory(
            DetectorSettings settings, Provenance provenance, Consumer<AnomalyEvent> out) {
        return factory(settings, provenance, Judgements.NONE, out);
    }

    /**
     * Makes the probe; {@code judgements} is told the p-value of each minute's largest move when the minute is over.
     */
    public static TickProbeFactory factory(
            DetectorSettings settings, Provenance provenance, Judgements judgements, Consumer<AnomalyEvent> out) {
        return (tickState, barState) -> new SpikePriceProbe(settings, provenance, judgements, out, tickState, barState);
    }

    @Override
    public void onTick(Tick tick, long minuteEndMicros) {
        if (tick.type != TickType.TRADE) {
            return;
        }
        if (excursion.isNewer(minuteEndMicros)) {
            excursion.start(minuteEndMicros);
            arm();
        } else if (!excursion.isLive(minuteEndMicros)) {
            return;
        }
        double price = tick.price;
        excursion.trade(price);
        if (price >= triggers.real(FIRE_UP)) {
            fire(SpikeSpecs.PRICE_UP_TICK, FIRE_UP, tick, minuteEndMicros);
        } else if (price <= triggers.real(FIRE_DOWN)) {
            fire(SpikeSpecs.PRICE_DOWN_TICK, FIRE_DOWN, tick, minuteEndMicros);
        }
    }

    @Override
    public void onMinuteClosed(Row row) {
        annotate(row);
        double score = scale.standardized(excursion.largestMove(row.exchangeTsMicros()));
        if (judgements != Judgements.NONE && score >= 0 && calibrator.isReady()) {
            judgements.judged(SpikeSpecs.PRICE_UP_TICK, Timeframe.M1, calibrator.pValue(score));
        }
        calibrator.learn(score);
        scale.learn(row.number(row.layout().lane(Returns.RET_M_1)));
    }

    @Override
    public void onLongerClosed(Row row) {
        annotate(row);
    }

    /** The next trade has no price to be compared with; what is usual stays known. */
    @Override
    public void restart() {
        excursion.clear();
        disarm(FIRE_UP);
        disarm(FIRE_DOWN);
    }

    private void arm() {
        double reference = excursion.reference();
        double oneSigma = scale.scale();
        if (!(reference > 0 && oneSigma > 0) || !calibrator.isReady()) {
            disarm(FIRE_UP);
            disarm(FIRE_DOWN);
            return;
        }
        double score = Math.max(SpikeSpecs.PRICE_UP_TICK.minScore(), calibrator.scoreOf(threshold));
        triggers.real(FIRE_UP, reference * StrictMath.exp(score * oneSigma));
        triggers.real(FIRE_DOWN, reference * StrictMath.exp(-score * oneSigma));
    }

    private void disarm(int trigger) {
        triggers.real(trigger, trigger == FIRE_UP ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
    }

    private void fire(DetectorSpec spec, int trigger, Tick tick, long minuteEndMicros) {
        double move = StrictMath.log(tick.price / excursion.reference());
        double score = Math.abs(scale.standardized(move));
        double pValue = Math.min(calibrator.pValue(score), threshold);
        disarm(trigger);
        Place place = new Place(
                AssetId.of(tick.exchange, tick.symbol),
                Timeframe.M1,
                minuteEndMicros,
                tick.timestampMicros,
                Column.CORE_PACK,
                null);
        policy.propose(new Candidate(spec, place, score, pValue, threshold, null, explain(move, tick.price)));
        policy.decide(tick.timestampMicros, 1);
    }

    private static Firing firing(AnomalyEvent event) {
        return new Firing(
                event.detectorId(), event.eventId(), event.direction(), event.severity(), event.triggerTsMicros());
    }

    private Explanation explain(double move, double price) {
        String reason = "price " + Wording.verb(move) + ' ' + Wording.percent(move)
                + " within the minute so far, "
                + Wording.fixed(Math.abs(scale.standardized(move)), 1) + " robust sigmas; usual move of a minute "
                + Wording.percent(scale.scale());
        return new Explanation(
                move,
                0,
                scale.scale(),
                "log change",
                "live minute",
                Map.of("price", price, "reference_price", excursion.reference()),
                Map.of("price", 1.0),
                reason);
    }

    private void annotate(Row row) {
        long end = row.exchangeTsMicros();
        List<Firing> inBar = firings.within(end - row.timeframe().micros(), end);
        if (!inBar.isEmpty()) {
            row.firings(inBar);
        }
    }
}

package org.alphadetector.features.perpetual;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.bar.TickFeature;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.RealRing;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * The funding rate in force (a share of the notional per funding interval, any sign), its mean over an hour and the
 * time to the next funding. Undefined before the first message that carries it and 60 minutes after the last; the mean
 * also until the rate was in force at 60 closes in a row.
 */
public final class Funding implements TickFeature {
    private static final String GROUP = "Perp State (Funding & Basis)";

    public static final Column FUNDING_H_1 = Column.named("funding_h_1", SqlType.DOUBLE, GROUP)
            .unit("share of notional per funding interval")
            .window("60 min ending at the close")
            .formula("mean of funding_rate at the last 60 minute closes")
            .inputs("derivative_ticker")
            .lookBack(59)
            .fromTicksOnly()
            .meaning("Mean funding rate of the last hour. NULL until it was defined at 60 closes in a row.");
    public static final Column TIME_TO_NEXT_FUNDING_SEC = Column.named(
                    "time_to_next_funding_sec", SqlType.INTEGER, GROUP)
            .unit("s")
            .window("at the close")
            .range("[0, 2147483647]")
            .formula("whole seconds from the close to the last fundingTimestamp")
            .inputs("derivative_ticker")
            .lookBack(0)
            .fromTicksOnly()
            .meaning("Time to the next funding. NULL before it is known, 60 min after it was last sent, and once it"
                    + " has passed.");
    public static final Column FUNDING_RATE = Column.named("funding_rate", SqlType.DOUBLE, GROUP)
            .unit("share of notional per funding interval")
            .window("in force at the close")
            .formula("last fundingRate by (event time, arrival)")
            .inputs("derivative_ticker")
            .lookBack(0)
            .fromTicksOnly()
            .meaning("Funding rate in force. NULL before the first message that carries it and 60 min after the last.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofTicks(
            "funding", List.of(FUNDING_H_1, TIME_TO_NEXT_FUNDING_SEC, FUNDING_RATE), Funding::new);

    private static final int MINUTES = 60;
    private static final Set<TickType> INPUTS = Collections.unmodifiableSet(EnumSet.of(TickType.DERIVATIVE_TICKER));

    private final LastValue rate;
    private final LastValue nextFunding;
    private final RealRing rates;
    private final int meanLane;
    private final int secondsLane;
    private final int rateLane;

    public Funding(FeatureContext context) {
        rate = new LastValue("funding.rate", context.tickState(), context.state());
        nextFunding = new LastValue("funding.next", context.tickState(), context.state());
        rates = new RealRing(context.state().allocate("funding.rates", RealRing.words(MINUTES)));
        meanLane = context.output(FUNDING_H_1);
        secondsLane = context.output(TIME_TO_NEXT_FUNDING_SEC);
        rateLane = context.output(FUNDING_RATE);
    }

    @Override
    public Set<TickType> inputs() {
        return INPUTS;
    }

    @Override
    public void open(int slot, long startMicros) {
        rate.open(slot);
        nextFunding.open(slot);
    }

    @Override
    public void accept(int slot, Tick tick) {
        rate.accept(slot, tick.timestampMicros, tick.fundingRate);
        if (tick.fundingTimestampMicros != Tick.NO_TIME) {
            nextFunding.accept(slot, tick.timestampMicros, (double) tick.fundingTimestampMicros);
        }
    }

    @Override
    public void close(Bar bar, Row row) {
        int slot = bar.slot();
        double inForce = rate.close(slot, bar.endMicros());
        rates.push(inForce);
        row.number(rateLane, inForce);
        row.number(meanLane, rates.mean(MINUTES));
        double seconds = Math.floor((nextFunding.close(slot, bar.endMicros()) - bar.endMicros()) / 1e6);
        if (seconds >= 0) {
            row.number(secondsLane, Math.min(seconds, Integer.MAX_VALUE));
        }
    }

    @Override
    public void restart() {
        rate.restart();
        nextFunding.restart();
        rates.clear();
    }
}

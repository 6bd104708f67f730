package org.alphadetector.ingest.simulator;

import org.alphadetector.ingest.random.RandomStream;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * What is particular to a perpetual: open interest, which trades open and close and liquidations take away; a basis to the
 * index that leans the way takers do; funding each eight hours, which follows the basis.
 */
final class PerpetualState {
    private static final double MICROS_PER_MINUTE = 60e6;
    private static final long FUNDING_INTERVAL_MICROS = 28_800_000_000L;
    private static final double OPEN_INTEREST_MINUTE_SIGMA = 4e-4;
    private static final double OPEN_INTEREST_RETURN_PER_MINUTE = 1e-3;
    private static final double OPENED_SHARE = 0.3;
    private static final double OPENED_BY_CONSENT = 0.08;
    /** What consent opens on average: the mean absolute expected sign of eight hidden orders is 0.27. */
    private static final double CLOSED_SHARE = OPENED_BY_CONSENT * 0.27;

    private static final double BASIS_MINUTE_SIGMA = 4e-5;
    private static final double BASIS_RETURN_PER_MINUTE = 0.02;
    private static final double BASIS_PER_SIGN = 6e-5;
    private static final double INTEREST_RATE = 1e-4;
    private static final double LARGEST_FUNDING_RATE = 3e-3;
    private static final double MARK_SHARE_OF_BASIS = 0.9;
    private static final double RATE_DECIMALS = 1e8;

    private final Instrument instrument;
    private final RandomStream random;
    private double openInterestLots;
    private double basis;
    private double averageBasis;
    private double fundingRate = INTEREST_RATE;
    private long nextFundingMicros;
    private long lastMicros;

    PerpetualState(Instrument instrument, RandomStream random, long startMicros) {
        this.instrument = instrument;
        this.random = random;
        openInterestLots = instrument.typicalOpenInterestLots() * random.uniform(0.8, 1.25);
        nextFundingMicros = (startMicros / FUNDING_INTERVAL_MICROS + 1) * FUNDING_INTERVAL_MICROS;
        lastMicros = startMicros;
    }

    /** A trade of so many lots: part of it opens or closes positions, more are opened when takers agree. */
    void trade(double lots, double expectedSign) {
        openInterestLots += lots
                * (OPENED_SHARE * (2 * random.uniform() - 1)
                        + OPENED_BY_CONSENT * Math.abs(expectedSign)
                        - CLOSED_SHARE);
    }

    /** A liquidation of so many lots. */
    void liquidate(double lots) {
        openInterestLots = Math.max(1, openInterestLots - lots);
    }

    void fill(Tick tick, long micros, double price, double expectedSign) {
        advance(micros, expectedSign);
        tick.begin(TickType.DERIVATIVE_TICKER);
        double index = price / (1 + basis);
        tick.lastPrice = instrument.priceOf(Math.round(price / instrument.step()));
        tick.indexPrice = instrument.finePriceOf(index);
        tick.markPrice = instrument.finePriceOf(index * (1 + MARK_SHARE_OF_BASIS * basis));
        tick.openInterest = instrument.sizeOf(1 + (long) openInterestLots);
        tick.fundingRate = fundingRate;
        tick.predictedFundingRate = predictedFundingRate();
        tick.fundingTimestampMicros = nextFundingMicros;
    }

    private void advance(long micros, double expectedSign) {
        double minutes = (micros - lastMicros) / MICROS_PER_MINUTE;
        double noise = Math.sqrt(minutes);
        double missing = instrument.typicalOpenInterestLots() / openInterestLots - 1;
        openInterestLots *= 1
                + OPEN_INTEREST_MINUTE_SIGMA * noise * random.gaussian()
                + Math.min(1, OPEN_INTEREST_RETURN_PER_MINUTE * minutes) * missing;
        double returned = Math.min(1, BASIS_RETURN_PER_MINUTE * minutes);
        basis += BASIS_MINUTE_SIGMA * noise * random.gaussian()
                - returned * basis
                + BASIS_PER_SIGN * expectedSign * Math.min(1, minutes);
        averageBasis += returned * (basis - averageBasis);
        while (micros >= nextFundingMicros) {
            fundingRate = predictedFundingRate();
            nextFundingMicros += FUNDING_INTERVAL_MICROS;
        }
        lastMicros = micros;
    }

    private double predictedFundingRate() {
        double rate = Math.min(LARGEST_FUNDING_RATE, Math.max(-LARGEST_FUNDING_RATE, INTEREST_RATE + averageBasis));
        return Math.rint(rate * RATE_DECIMALS) / RATE_DECIMALS;
    }
}

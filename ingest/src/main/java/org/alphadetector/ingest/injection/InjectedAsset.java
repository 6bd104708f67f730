package org.alphadetector.ingest.injection;

import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.tick.Decimals;
import org.alphadetector.ingest.tick.Side;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;
import org.jspecify.annotations.Nullable;

/** One asset of a disturbed stream: its sigmas, where past injections have left its price, and the one at work. */
final class InjectedAsset {
    /** A price moved further than this from its own course stays there. */
    private static final double LARGEST_LOG_OFFSET = 3;

    final AssetId id;
    final AssetGauge gauge = new AssetGauge();
    final TickDisturber disturber = new TickDisturber(gauge.grid);

    private @Nullable Disturbance disturbance;
    private double logPriceLeft;
    private double logOpenInterestLeft;
    private long lastLagMicros;
    private long lastHeardMicros;
    private int sizeScale;
    private boolean hasTrades;
    private boolean isMoved;

    InjectedAsset(AssetId id) {
        this.id = id;
    }

    /** Looks at a tick as it comes from the source. */
    void observe(Tick tick) {
        gauge.observe(tick);
        lastHeardMicros = tick.timestampMicros;
        lastLagMicros = tick.localTimestampMicros - tick.timestampMicros;
        if (tick.type == TickType.TRADE) {
            sizeScale = tick.amountScale;
            hasTrades = true;
        }
    }

    /** Whether its sigmas are known, it has been heard since a time, and nothing is at work on it. */
    boolean isReady(long sinceMicros) {
        return disturbance == null && lastHeardMicros >= sinceMicros && gauge.carries(InjectedField.PRICE);
    }

    /** Whether its ticks so far have every field without which a kind cannot be seen. */
    boolean carries(InjectionKind kind, boolean hasLiquidations) {
        for (InjectedField field : kind.essentials()) {
            boolean isCarried =
                    field == InjectedField.LIQUIDATION ? hasTrades && hasLiquidations : gauge.carries(field);
            if (!isCarried) {
                return false;
            }
        }
        return true;
    }

    void begin(Disturbance newDisturbance) {
        disturbance = newDisturbance;
        isMoved = true;
    }

    /** Ends what is at work; price and open interest stay where it has moved them. True if it was to be seen in ticks. */
    boolean end(long endMicros) {
        Disturbance ended = disturbance;
        if (ended == null) {
            return false;
        }
        logPriceLeft = bounded(logPriceLeft + ended.logPrice(endMicros, gauge.lastPrice()));
        logOpenInterestLeft = bounded(logOpenInterestLeft + ended.logOpenInterest(endMicros));
        disturbance = null;
        return ended.isFelt();
    }

    /** Changes a tick in place, if there is or was anything to change it. */
    void disturb(Tick tick) {
        if (!isMoved) {
            return;
        }
        Disturbance now = disturbance;
        boolean isAtWork = now != null && now.isAt(tick.timestampMicros);
        disturber.disturb(tick, isAtWork ? now : null, logPriceLeft, logOpenInterestLeft);
    }

    /**
     * When a message is to be added next, {@code Long.MAX_VALUE} when none is: to an asset of candles never, or a trade would
     * stand for the whole candle of its minute.
     */
    long nextAddedMicros() {
        return disturbance == null || !hasTrades ? Long.MAX_VALUE : disturbance.nextAddedMicros();
    }

    /** Fills in the message that is to be added, at this time or the last tick's if that is later. */
    void fillAdded(Tick tick, long micros) {
        Disturbance now = disturbance;
        if (now == null) {
            throw new IllegalStateException("nothing at work: asset=" + id.key());
        }
        boolean isTrade = now.takeAdded();
        Strengths strengths = now.strengths;
        tick.begin(isTrade ? TickType.TRADE : TickType.LIQUIDATION);
        tick.exchange = id.exchange();
        tick.symbol = id.symbol();
        tick.timestampMicros = micros;
        tick.localTimestampMicros = micros + lastLagMicros;
        tick.side = strengths.flowDirection > 0 ? Side.BUY : Side.SELL;
        double logPrice = bounded(logPriceLeft + now.logPrice(micros, gauge.lastPrice()));
        tick.price = gauge.grid.nearest(gauge.lastPrice() * StrictMath.exp(logPrice));
        double notional = (isTrade ? strengths.tradeNotional : strengths.liquidationNotional) * now.sizeDraw();
        tick.amountScale = sizeScale;
        tick.amountMantissa = Math.max(1, Math.round(notional / gauge.lastPrice() * Decimals.powerOfTen(sizeScale)));
        now.feel(isTrade ? InjectedField.VOLUME : InjectedField.LIQUIDATION, true);
        double ownPrice = gauge.grid.nearest(gauge.lastPrice() * StrictMath.exp(bounded(logPriceLeft)));
        now.feel(InjectedField.PRICE, isTrade && tick.price != ownPrice);
    }

    private static double bounded(double logOffset) {
        return Math.max(-LARGEST_LOG_OFFSET, Math.min(LARGEST_LOG_OFFSET, logOffset));
    }
}

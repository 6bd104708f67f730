package org.alphadetector.features.asset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.alphadetector.ingest.tick.Side;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/**
 * Seeded messages of one asset, up to 1.5 s out of order and often at the same time, with minutes that lack one source or all. Prices are whole
 * cents.
 */
public final class RandomSession {
    private final SplittableRandom random;
    private final List<Tick> ticks = new ArrayList<>();
    private long cents = 100_000;

    private RandomSession(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The messages of so many minutes, in arrival order. */
    public static List<Tick> ticks(long seed, double startSeconds, int minutes) {
        RandomSession session = new RandomSession(seed);
        for (int minute = 0; minute < minutes; minute++) {
            session.minute(startSeconds + 60.0 * minute);
        }
        session.ticks.sort(Comparator.comparingLong(tick -> tick.localTimestampMicros));
        return session.ticks;
    }

    /** A script that has seen the session of a seed, and closed its rows. */
    public static TickScript run(long seed, int minutes) {
        return new TickScript().replay(ticks(seed, 0, minutes)).clock(60.0 * minutes + 2);
    }

    private void minute(double start) {
        if (random.nextInt(12) == 0) {
            return;
        }
        for (int i = random.nextInt(5) == 0 ? 0 : random.nextInt(30); i > 0; i--) {
            add(TickType.TRADE, start, this::trade);
        }
        for (int i = random.nextInt(6) == 0 ? 0 : random.nextInt(40); i > 0; i--) {
            add(TickType.BOOK_TICKER, start, this::quote);
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            add(TickType.BOOK_SNAPSHOT, start, this::book);
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            add(TickType.DERIVATIVE_TICKER, start, this::ticker);
        }
        for (int i = Math.max(0, random.nextInt(12) - 8); i > 0; i--) {
            add(TickType.LIQUIDATION, start, this::trade);
        }
    }

    private void add(TickType type, double start, Consumer<Tick> fields) {
        Tick tick = new Tick();
        tick.begin(type);
        tick.exchange = "venue";
        tick.symbol = "COINUSDT";
        tick.timestampMicros = TickScript.micros(start) + random.nextInt(120) * 500_000L;
        tick.localTimestampMicros = tick.timestampMicros + random.nextLong(1_500_000L);
        fields.accept(tick);
        ticks.add(tick);
    }

    private void trade(Tick tick) {
        cents = Math.max(1000, cents + random.nextLong(-40, 41));
        tick.price = cents / 100.0;
        tick.amountScale = random.nextInt(6);
        tick.amountMantissa = random.nextLong(1, 1_000_000);
        tick.side = random.nextInt(8) == 0 ? Side.UNKNOWN : random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private void quote(Tick tick) {
        tick.bidPrice = (cents - random.nextLong(-2, 20)) / 100.0;
        tick.askPrice = (cents + random.nextLong(0, 20)) / 100.0;
        if (random.nextInt(40) == 0) {
            tick.askPrice = Double.NaN;
        }
    }

    private void book(Tick tick) {
        tick.bidLevels = random.nextInt(Tick.DEPTH + 1);
        tick.askLevels = random.nextInt(Tick.DEPTH + 1);
        for (int i = 0; i < Tick.DEPTH; i++) {
            tick.bidPrices[i] = (cents - 1 - i) / 100.0;
            tick.bidAmounts[i] = random.nextInt(1, 10_000) / 100.0;
            tick.askPrices[i] = (cents + 1 + i) / 100.0;
            tick.askAmounts[i] = random.nextInt(1, 10_000) / 100.0;
        }
    }

    private void ticker(Tick tick) {
        if (random.nextInt(3) > 0) {
            tick.openInterest = random.nextLong(9_000_000, 11_000_000) / 1000.0;
        }
        if (random.nextInt(3) > 0) {
            tick.fundingRate = random.nextInt(-500, 500) / 1e6;
            tick.fundingTimestampMicros = TickScript.micros(28_800) - random.nextInt(28_000) * 1_000_000L;
        }
        if (random.nextInt(4) > 0) {
            tick.markPrice = (cents + random.nextLong(-10, 11)) / 100.0;
        }
        if (random.nextInt(4) > 0) {
            tick.indexPrice = (cents + random.nextLong(-10, 11)) / 100.0;
        }
    }
}

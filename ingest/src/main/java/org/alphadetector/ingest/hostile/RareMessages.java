package org.alphadetector.ingest.hostile;

import java.util.List;
import org.alphadetector.ingest.random.RandomStream;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** The valid messages that the simulator does not send: finished bars, lost feeds, trades whose ids are text. */
final class RareMessages {
    private static final double BAR_SHARE = 0.02;
    private static final double DISCONNECT_SHARE = 0.0002;
    private static final double TEXT_ID_SHARE = 0.05;
    private static final long MINUTE_MICROS = 60_000_000;
    private static final int SCALE = 3;

    private final RandomStream random;
    private final Tick made = new Tick();

    RareMessages(RandomStream random) {
        this.random = random;
    }

    /** The message, or now and then another one of the same time. */
    Tick sometimesInsteadOf(Tick tick) {
        double draw = random.uniform();
        if (!tick.type.isAssetMessage()) {
            return tick;
        }
        if (draw < BAR_SHARE) {
            return bar(tick);
        }
        if (draw < BAR_SHARE + DISCONNECT_SHARE) {
            return disconnect(tick);
        }
        if (tick.type == TickType.TRADE && draw > 1 - TEXT_ID_SHARE) {
            tick.idKind = Tick.IdKind.TEXT;
            tick.textId = "t-" + Long.toUnsignedString(random.nextLong(), 36);
        }
        return tick;
    }

    private Tick bar(Tick tick) {
        begin(tick, TickType.TRADE_BAR);
        made.symbol = tick.symbol;
        made.timestampMicros = tick.timestampMicros;
        made.openTimestampMicros = Math.floorDiv(tick.timestampMicros, MINUTE_MICROS) * MINUTE_MICROS;
        made.closeTimestampMicros = made.openTimestampMicros + MINUTE_MICROS - 1_000;
        made.intervalMs = MINUTE_MICROS / 1_000;
        made.open = 100;
        made.high = 101.5;
        made.low = 99.5;
        made.close = 100.5;
        made.vwap = 100.25;
        made.buyMantissa = random.index(1_000_000);
        made.sellMantissa = random.index(1_000_000);
        made.amountMantissa = made.buyMantissa + made.sellMantissa;
        made.buyScale = SCALE;
        made.sellScale = SCALE;
        made.amountScale = SCALE;
        made.tradeCount = random.index(1_000);
        return made;
    }

    private Tick disconnect(Tick tick) {
        begin(tick, TickType.DISCONNECT);
        made.disconnectedSymbols = random.index(2) == 0 ? List.of() : List.of(tick.symbol, "UNKNOWN");
        return made;
    }

    private void begin(Tick tick, TickType type) {
        made.begin(type);
        made.exchange = tick.exchange;
        made.localTimestampMicros = tick.localTimestampMicros;
    }
}

package org.alphadetector.ingest.adapter;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickSource;

/** Writes ticks as short text, so that a test can compare them. */
public final class TickText {
    private TickText() {}

    /** All ticks of a source, which is closed. */
    public static List<String> all(TickSource source) throws IOException {
        return all(source, TickText::of);
    }

    /** One text for each tick of a source, which is closed. */
    public static List<String> all(TickSource source, Function<Tick, String> text) throws IOException {
        List<String> texts = new ArrayList<>();
        try (source) {
            while (source.advance()) {
                texts.add(text.apply(source.tick()));
            }
        }
        return texts;
    }

    /** Type, asset, time and, after a bar, what the type says. */
    public static String of(Tick tick) {
        String head = tick.type.wireName() + " " + tick.exchange + ":" + tick.symbol + " " + tick.timestampMicros + "/"
                + tick.localTimestampMicros;
        return head
                + switch (tick.type) {
                    case TRADE, LIQUIDATION ->
                        " " + id(tick) + tick.side.wireName() + " " + decimal(tick.amountMantissa, tick.amountScale)
                                + " @ " + tick.price;
                    case BOOK_TICKER ->
                        " " + tick.bidAmount + " @ " + tick.bidPrice + " | " + tick.askAmount + " @ " + tick.askPrice;
                    case BOOK_SNAPSHOT ->
                        " " + levels(tick.bidLevels, tick.bidPrices, tick.bidAmounts) + "| "
                                + levels(tick.askLevels, tick.askPrices, tick.askAmounts);
                    case DERIVATIVE_TICKER ->
                        " last " + tick.lastPrice + " oi " + tick.openInterest + " funding " + tick.fundingRate + " at "
                                + tick.fundingTimestampMicros + " index " + tick.indexPrice + " mark "
                                + tick.markPrice;
                    case TRADE_BAR ->
                        " " + tick.open + " " + tick.high + " " + tick.low + " " + tick.close + " volume "
                                + decimal(tick.amountMantissa, tick.amountScale) + " = "
                                + decimal(tick.buyMantissa, tick.buyScale) + " + "
                                + decimal(tick.sellMantissa, tick.sellScale) + " quote " + tick.quoteVolume + " n "
                                + tick.tradeCount + " from " + tick.openTimestampMicros + " to "
                                + tick.closeTimestampMicros + " of " + tick.intervalMs;
                    case DISCONNECT, CLOCK -> "";
                };
    }

    private static String id(Tick tick) {
        return switch (tick.idKind) {
            case NONE -> "";
            case NUMERIC -> "#" + tick.numericId + " ";
            case TEXT -> "#'" + tick.textId + "' ";
        };
    }

    private static String levels(int count, double[] prices, double[] amounts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(amounts[i]).append(" @ ").append(prices[i]).append(' ');
        }
        return text.toString();
    }

    private static String decimal(long mantissa, int scale) {
        return BigDecimal.valueOf(mantissa, scale).stripTrailingZeros().toPlainString();
    }
}

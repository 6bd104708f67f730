package org.alphadetector.ingest.codec;

import java.nio.charset.StandardCharsets;
import org.alphadetector.ingest.validation.NumberBounds;

/** Reads one side of a snapshot as nearly every writer puts it, {@code {"price":1,"amount":2},{…}}, without its brackets. */
final class PlannedLevels {
    private static final PlanText FIRST = text("{\"price\":");
    private static final PlanText AMOUNT = text(",\"amount\":");
    private static final PlanText NEXT = text("},{\"price\":");

    private final NumberReader number;
    private int count;

    PlannedLevels(NumberReader number) {
        this.number = number;
    }

    private static PlanText text(String ascii) {
        return new PlanText(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Reads levels and keeps as many as the arrays hold; gives the position after them, or -1 when one is not as usual or not
     * good.
     */
    int read(byte[] message, int from, int end, double[] prices, double[] amounts) {
        count = 0;
        int levels = 0;
        int at = from;
        for (int next = FIRST.after(message, at, end); next >= 0; next = NEXT.after(message, at, end)) {
            at = number.read(message, next, end);
            if (at < 0) {
                return -1;
            }
            double price = number.toDouble();
            at = AMOUNT.after(message, at, end);
            if (at < 0) {
                return -1;
            }
            at = number.read(message, at, end);
            if (at < 0) {
                return -1;
            }
            double amount = number.toDouble();
            if (!NumberBounds.isPrice(price) || !NumberBounds.isSize(amount) || amount == 0) {
                return -1;
            }
            if (levels < prices.length) {
                prices[levels] = price;
                amounts[levels++] = amount;
            }
        }
        count = levels;
        return at == from ? at : afterBrace(message, at, end);
    }

    private static int afterBrace(byte[] message, int at, int end) {
        return at < end && message[at] == '}' ? at + 1 : -1;
    }

    /** How many levels the last side has that are kept. */
    int count() {
        return count;
    }
}

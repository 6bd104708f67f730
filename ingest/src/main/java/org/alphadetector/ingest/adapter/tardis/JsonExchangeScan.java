package org.alphadetector.ingest.adapter.tardis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Finds the exchanges of JSON lines, and those of them whose {@code clock} is among the lines. */
public final class JsonExchangeScan implements ExchangeScan {
    private static final byte[] TYPE = "\"type\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EXCHANGE = "\"exchange\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOCK = "clock".getBytes(StandardCharsets.US_ASCII);

    private final ExchangeNames exchanges;
    private final ExchangeNames clocks;
    private int valueFrom;
    private int valueTo;

    public JsonExchangeScan(Set<String> exchanges, Set<String> clocks) {
        this.exchanges = new ExchangeNames(exchanges);
        this.clocks = new ExchangeNames(clocks);
    }

    @Override
    public void line(byte[] buffer, int offset, int length) {
        int end = offset + length;
        if (!find(EXCHANGE, buffer, offset, end)) {
            return;
        }
        int exchangeFrom = valueFrom;
        int exchangeTo = valueTo;
        exchanges.add(buffer, exchangeFrom, exchangeTo);
        if (find(TYPE, buffer, offset, end) && Arrays.equals(CLOCK, 0, 5, buffer, valueFrom, valueTo)) {
            clocks.add(buffer, exchangeFrom, exchangeTo);
        }
    }

    /** Finds a key and the string that is its value. */
    private boolean find(byte[] key, byte[] buffer, int from, int end) {
        int keyLength = key.length;
        for (int i = from; i + keyLength < end; i++) {
            if (buffer[i] != '"' || !Arrays.equals(key, 0, keyLength, buffer, i, i + keyLength)) {
                continue;
            }
            int at = afterSpace(buffer, i + keyLength, end);
            if (at == end || buffer[at] != ':') {
                continue;
            }
            at = afterSpace(buffer, at + 1, end);
            if (at < end && buffer[at] == '"') {
                valueFrom = at + 1;
                valueTo = ExchangeNames.indexOf(buffer, valueFrom, end, '"');
                return true;
            }
        }
        return false;
    }

    private static int afterSpace(byte[] buffer, int from, int end) {
        int at = from;
        while (at < end && (buffer[at] == ' ' || buffer[at] == '\t')) {
            at++;
        }
        return at;
    }
}

package org.alphadetector.ingest.codec;

import java.time.LocalDate;

/** Writes microseconds since the epoch as {@code "2024-07-18T23:57:02.956000Z"}; the last date is remembered. */
final class TimestampWriter {
    private static final long SECOND_MICROS = 1_000_000;
    private static final long DAY_MICROS = 86_400 * SECOND_MICROS;

    private long cachedDay = Long.MIN_VALUE;
    private String cachedDate = "";

    void write(JsonWriter json, long micros) {
        long day = Math.floorDiv(micros, DAY_MICROS);
        if (day != cachedDay) {
            cachedDate = LocalDate.ofEpochDay(day).toString();
            cachedDay = day;
        }
        long ofDay = micros - day * DAY_MICROS;
        long second = ofDay / SECOND_MICROS;
        json.raw('"');
        json.raw(cachedDate);
        json.raw('T');
        json.padded(second / 3600, 2);
        json.raw(':');
        json.padded(second / 60 % 60, 2);
        json.raw(':');
        json.padded(second % 60, 2);
        json.raw('.');
        json.padded(ofDay % SECOND_MICROS, 6);
        json.raw("Z\"");
    }
}

package org.alphadetector.features.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.alphadetector.features.asset.TickScript;
import org.alphadetector.features.provenance.RowProvenance;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.api.Test;

class QualityGoldenTest {
    private final TickScript script = new TickScript();

    private String status(double closeSeconds) {
        return script.minute(closeSeconds).text(DataQuality.DQ_STATUS);
    }

    @Test
    void isOkWithEverySourceFreshAndStaleWithoutAMessage() {
        script.trade(1, 100).quote(2, 99, 101);
        assertThat(status(60)).isEqualTo("ok");
        assertThat(status(120)).isEqualTo("stale");
    }

    @Test
    void isPartialWhenASourceFallsSilent() {
        script.trade(1, 100).quote(2, 99, 101).trade(61, 100);
        assertThat(status(60)).isEqualTo("ok");
        assertThat(status(120)).as("quote 118 s old").isEqualTo("partial");
    }

    @Test
    void isPartialForACrossedBookACandleAndAGap() {
        script.quote(2, 101, 100);
        assertThat(status(60)).isEqualTo("partial");
        script.quote(70, 100, 101);
        assertThat(status(120)).isEqualTo("ok");
        script.quote(130, 100, 101).disconnect().quote(131, 100, 101);
        assertThat(status(180)).isEqualTo("partial");
        TickScript candles = new TickScript().candle(0, new double[] {1, 1, 1, 1}, "1", "1", 1);
        assertThat(candles.minute(60).text(DataQuality.DQ_STATUS)).isEqualTo("partial");
    }

    @Test
    void longerBarIsStaleOnlyWhenEveryMinuteIs() {
        for (int minute = 0; minute < 15; minute++) {
            script.trade(60 * minute, 100);
        }
        script.trade(1000, 100);
        assertThat(script.closed(2700, Timeframe.M15))
                .extracting(row -> row.text(DataQuality.DQ_STATUS))
                .containsExactly("ok", "partial", "stale");
    }

    @Test
    void lagIsTheMedianOfTheBarsMessagesAndMayBeNegative() {
        for (long lagMs : new long[] {-1520, 3, -1521, 9000, -1519}) {
            script.send(TickType.TRADE, 1, tick -> {
                tick.price = 1;
                tick.amountMantissa = 1;
                tick.localTimestampMicros = tick.timestampMicros + 1000 * lagMs;
            });
        }
        assertThat(script.minute(60).number(IngestLag.INGEST_LAG_MS)).isCloseTo(-1519, within(1519 / 128.0));
        script.trade(61, 1);
        assertThat(script.minute(120).number(IngestLag.INGEST_LAG_MS)).isEqualTo(20);
        assertThat(script.minute(180).number(IngestLag.INGEST_LAG_MS)).isNaN();
        // -1521 -1520 -1519 3 20 9000: rank 3
        assertThat(script.closed(900, Timeframe.M15).get(0).number(IngestLag.INGEST_LAG_MS))
                .isCloseTo(-1519, within(1519 / 128.0));
    }

    @Test
    void lagBucketsCoverEveryMillisecond() {
        for (long lag = -70_000; lag <= 70_000; lag++) {
            double error = Math.abs(LagBuckets.middle(LagBuckets.of(lag)) - lag);
            assertThat(error).isLessThanOrEqualTo(Math.abs(lag) < 128 ? 0 : Math.abs(lag) / 128.0);
        }
        assertThat(LagBuckets.of(Long.MAX_VALUE)).isEqualTo(LagBuckets.of(Integer.MAX_VALUE));
    }

    @Test
    void bookStalenessCountsFromTheLastBookMessage() {
        script.trade(1, 100);
        assertThat(script.minute(60).number(DataQuality.BOOK_STALENESS_MS)).isNaN();
        script.quote(70, 1, 2)
                .book(80, new double[] {1, 1}, new double[] {2, 1})
                .quote(79, 1, 2);
        assertThat(script.minute(120).number(DataQuality.BOOK_STALENESS_MS)).isEqualTo(40_000);
        assertThat(script.minute(180).number(DataQuality.BOOK_STALENESS_MS)).isEqualTo(100_000);
    }

    @Test
    void provenanceTellsCandlesFromTicks() {
        script.candle(0, new double[] {1, 1, 1, 1}, "1", "1", 1).trade(121, 1);
        Row candle = script.minute(60);
        assertThat(candle.text(RowProvenance.SOURCE)).isEqualTo("candle_snapshot");
        assertThat(candle.number(RowProvenance.RESTARTED)).isEqualTo(1);
        assertThat(candle.text(RowProvenance.CONFIG_HASH)).isEqualTo("cafe");
        assertThat(candle.text(RowProvenance.GIT_COMMIT)).isEqualTo("beef");
        assertThat(candle.text(RowProvenance.FEATURE_PACK)).isEqualTo("core");
        assertThat(candle.number(RowProvenance.PACK_REV)).isEqualTo(3);
        assertThat(script.minute(120).text(RowProvenance.SOURCE)).isEqualTo("candle_snapshot");
        assertThat(script.minute(180).text(RowProvenance.SOURCE)).isEqualTo("ws");
        assertThat(script.minute(180).number(RowProvenance.RESTARTED)).isZero();
        Row quarter = script.closed(900, Timeframe.M15).get(0);
        assertThat(quarter.text(RowProvenance.SOURCE)).isEqualTo("candle_snapshot");
        assertThat(quarter.number(RowProvenance.RESTARTED)).isEqualTo(1);
    }
}

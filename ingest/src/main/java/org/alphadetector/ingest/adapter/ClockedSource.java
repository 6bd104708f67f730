package org.alphadetector.ingest.adapter;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickSource;
import org.alphadetector.ingest.tick.TickType;
import org.alphadetector.ingest.validation.TickValidator;

/**
 * Adds the {@code clock} that live feeds send each second and files lack. When event time, the latest {@code timestamp}
 * so far, reaches a whole second, each exchange's clock of that second comes before the tick that reached it. After the
 * last tick the clocks go on to P + lateness, P being the first minute strictly after the last message of an asset, so
 * that every bar of the input closes.
 *
 * <p>An exchange whose own clock was recorded keeps it; only the seconds missing at the end are added. Of a silence
 * longer than two hours only the first 62 minutes are clocked: no asset's row is carried on for longer.
 */
public final class ClockedSource implements TickSource {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long LONGEST_FULL_SILENCE = 120 * MINUTE;
    private static final long CLOCKED_SILENCE = 62 * MINUTE;

    private enum Phase {
        START,
        SECONDS_BEFORE_TICK,
        TICK,
        RUN_OUT,
        END
    }

    private final TickSource source;
    private final String[] exchanges;
    private final boolean[] isRecorded;
    /** The last second clocked, by exchange. */
    private final long[] lastClock;

    private final long latenessMicros;
    private final Tick clock = new Tick();
    private final TickValidator validator = new TickValidator();

    private Phase phase = Phase.START;
    private long eventTime = Tick.NO_TIME;
    private long lastAssetTime = Tick.NO_TIME;
    private long second;
    private long untilSecond;
    private int exchangeIndex;
    /** After this second of a long silence the clock jumps. */
    private long silenceEnd = Long.MAX_VALUE;

    private long silenceResume;

    /**
     * Clocks a source.
     *
     * @param exchanges all exchanges of the input
     * @param recordedClocks those of them whose clock is in the input
     * @param latenessMs the longest lateness in use
     */
    public ClockedSource(TickSource source, Set<String> exchanges, Set<String> recordedClocks, long latenessMs) {
        this.source = source;
        this.exchanges = exchanges.stream().sorted().toArray(String[]::new);
        this.isRecorded = new boolean[this.exchanges.length];
        for (int i = 0; i < isRecorded.length; i++) {
            isRecorded[i] = recordedClocks.contains(this.exchanges[i]);
        }
        this.lastClock = new long[this.exchanges.length];
        Arrays.fill(lastClock, Tick.NO_TIME);
        this.latenessMicros = 1_000 * latenessMs;
    }

    /** As above, of a survey's files. */
    public ClockedSource(TickSource source, FileSurvey survey, long latenessMs) {
        this(source, survey.exchanges(), survey.recordedClocks(), latenessMs);
    }

    @Override
    public boolean advance() throws IOException {
        while (true) {
            switch (phase) {
                case START, TICK -> takeIn();
                case SECONDS_BEFORE_TICK -> {
                    phase = nextClock() ? phase : Phase.TICK;
                    return true;
                }
                case RUN_OUT -> {
                    if (nextClock()) {
                        return true;
                    }
                    phase = Phase.END;
                }
                case END -> {
                    return false;
                }
            }
        }
    }

    /** Reads on, and finds the seconds that come before the tick, or after the last one. */
    private void takeIn() throws IOException {
        exchangeIndex = 0;
        if (!source.advance()) {
            startRunOut();
            return;
        }
        phase = Phase.SECONDS_BEFORE_TICK;
        Tick tick = source.tick();
        if (!movesTime(tick)) {
            untilSecond = second - 1;
            return;
        }
        if (tick.type == TickType.CLOCK) {
            noteRecorded(tick);
        } else {
            lastAssetTime = Math.max(lastAssetTime, tick.timestampMicros);
        }
        reach(Math.max(eventTime, tick.timestampMicros));
    }

    private void reach(long reached) {
        untilSecond = secondOf(reached);
        if (eventTime == Tick.NO_TIME) {
            second = untilSecond;
        } else {
            second = secondOf(eventTime) + SECOND;
            if (reached - eventTime > LONGEST_FULL_SILENCE) {
                silenceEnd = secondOf(eventTime + CLOCKED_SILENCE);
                silenceResume = untilSecond;
            }
        }
        eventTime = reached;
    }

    /** A tick that the pipeline will reject must not move time: a bad line would change the rows of good ones. */
    private boolean movesTime(Tick tick) {
        return tick.type != TickType.DISCONNECT && validator.validate(tick) == TickFault.NONE;
    }

    private void noteRecorded(Tick tick) {
        int index = Arrays.binarySearch(exchanges, tick.exchange);
        if (index >= 0) {
            lastClock[index] = Math.max(lastClock[index], secondOf(tick.timestampMicros));
        }
    }

    private void startRunOut() {
        phase = Phase.END;
        if (lastAssetTime != Tick.NO_TIME) {
            phase = Phase.RUN_OUT;
            second = secondOf(lastAssetTime);
            long lastMinute = lastAssetTime - Math.floorMod(lastAssetTime, MINUTE) + MINUTE;
            untilSecond = secondOf(lastMinute + latenessMicros + SECOND - 1);
        }
    }

    /** Makes the next clock due, if there is one: second by second, in each the exchanges by name. */
    private boolean nextClock() {
        while (second <= untilSecond) {
            while (exchangeIndex < exchanges.length) {
                int index = exchangeIndex++;
                boolean isDue = phase == Phase.RUN_OUT || !isRecorded[index];
                if (isDue && second > lastClock[index]) {
                    lastClock[index] = second;
                    fillClock(exchanges[index]);
                    return true;
                }
            }
            exchangeIndex = 0;
            second = second == silenceEnd ? silenceResume : second + SECOND;
        }
        silenceEnd = Long.MAX_VALUE;
        return false;
    }

    private void fillClock(String exchange) {
        clock.begin(TickType.CLOCK);
        clock.exchange = exchange;
        clock.timestampMicros = second;
        clock.localTimestampMicros = second;
    }

    private static long secondOf(long micros) {
        return micros - Math.floorMod(micros, SECOND);
    }

    @Override
    public Tick tick() {
        return phase == Phase.TICK ? source.tick() : clock;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}

package org.alphadetector.app.console;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * How far a long job is, on stderr: a bar that is redrawn on a terminal, elsewhere a line every few seconds. The caller
 * may report as often as it likes.
 */
public final class Progress implements AutoCloseable {
    private static final long REDRAW_NANOS = 200_000_000L;
    private static final long LINE_NANOS = 5_000_000_000L;
    private static final int BAR_WIDTH = 30;

    private final PrintWriter err;
    private final boolean isTerminal;
    private final String what;
    private final long startNanos = System.nanoTime();
    private long lastNanos = startNanos;
    private boolean hasOpenLine;

    /** A job; {@code what} names what is counted, for example {@code ticks}. */
    public Progress(PrintWriter err, boolean isTerminal, String what) {
        this.err = err;
        this.isTerminal = isTerminal;
        this.what = what;
    }

    /** Reports the share done, in [0, 1], and the count; shown when it is time to. */
    public void report(double doneShare, long count) {
        long now = System.nanoTime();
        if (now - lastNanos >= (isTerminal ? REDRAW_NANOS : LINE_NANOS)) {
            lastNanos = now;
            show(line(doneShare, count, now));
        }
    }

    /** Reports a step that has no measure. */
    public void step(String sentence) {
        endLine();
        err.println(sentence);
        err.flush();
    }

    /** Ends the bar with the whole count. */
    public void done(long count) {
        show(line(1, count, System.nanoTime()));
        endLine();
    }

    /** Seconds since the job began. */
    public double seconds() {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    @Override
    public void close() {
        endLine();
    }

    private String line(double doneShare, long count, long now) {
        double share = Math.max(0, Math.min(1, doneShare));
        double seconds = Math.max(1e-3, (now - startNanos) / 1e9);
        int filled = (int) Math.round(share * BAR_WIDTH);
        String bar = isTerminal ? "[" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "] " : "";
        String left = share <= 0 || share >= 1 ? "" : ", " + clock(seconds / share - seconds) + " left";
        return String.format(
                Locale.ROOT, "%s%3.0f %%  %,d %s, %,.0f/s%s", bar, share * 100, count, what, count / seconds, left);
    }

    private void show(String line) {
        if (isTerminal) {
            err.print("\r" + line + "\033[K");
            hasOpenLine = true;
        } else {
            err.println(line);
        }
        err.flush();
    }

    private void endLine() {
        if (hasOpenLine) {
            err.println();
            err.flush();
            hasOpenLine = false;
        }
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%02d:%02d", whole / 60, whole % 60);
    }
}

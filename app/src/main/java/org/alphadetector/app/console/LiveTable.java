package org.alphadetector.app.console;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import org.alphadetector.detectors.event.AnomalyEvent;

/**
 * The latest anomalies under a line that says how far the market is: redrawn in place on a terminal, elsewhere one line an
 * anomaly as it comes.
 */
public final class LiveTable {
    private static final long REDRAW_NANOS = 150_000_000L;
    /** Lines of the table besides the anomalies: status, empty line, header. */
    private static final int FRAME_ROWS = 3;

    private static final int MIN_ROWS = 5;

    private final PrintWriter out;
    private final boolean isRedrawn;
    private final int rows;
    private final AnomalyLine line;
    private final Deque<String> latest = new ArrayDeque<>();
    private int drawnRows;
    private long lastNanos;

    /** A table for this terminal, or for whatever stdout is. */
    public LiveTable(PrintWriter out) {
        this.out = out;
        this.isRedrawn = Terminal.hasColours();
        int[] size = isRedrawn ? Terminal.size() : new int[] {0, Integer.MAX_VALUE};
        this.rows = Math.max(MIN_ROWS, size[0] - FRAME_ROWS - 1);
        this.line = new AnomalyLine(isRedrawn, size[1]);
    }

    /** Adds an anomaly. */
    public void add(AnomalyEvent event) {
        if (!isRedrawn) {
            out.println(line.of(event));
            out.flush();
            return;
        }
        latest.addLast(line.of(event));
        if (latest.size() > rows) {
            latest.removeFirst();
        }
    }

    /** Shows the table with a new status, if it is time to. */
    public void show(String status) {
        long now = System.nanoTime();
        if (isRedrawn && now - lastNanos >= REDRAW_NANOS) {
            lastNanos = now;
            draw(status);
        }
    }

    /** Shows the table for the last time. */
    public void end(String status) {
        if (isRedrawn) {
            draw(status);
            out.println();
            out.flush();
        }
    }

    private void draw(String status) {
        if (drawnRows > 0) {
            out.print("\033[" + drawnRows + "F\033[J");
        }
        out.println(status);
        out.println();
        out.println(AnomalyLine.header());
        latest.forEach(out::println);
        out.flush();
        drawnRows = latest.size() + FRAME_ROWS;
    }
}

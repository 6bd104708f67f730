package org.alphadetector.app.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What the standard streams are connected to. */
public final class Terminal {
    private static final int DEFAULT_ROWS = 24;
    private static final int DEFAULT_COLUMNS = 100;

    private Terminal() {}

    /** Whether a person watches stdout. */
    public static boolean isStdout() {
        return isTerminal(1);
    }

    /** Whether a person watches stderr. */
    public static boolean isStderr() {
        return isTerminal(2);
    }

    /** Whether lines on stdout may be coloured: a terminal that can, and no wish to the contrary. */
    public static boolean hasColours() {
        return isStdout() && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
    }

    /** Rows and columns of the terminal, or a usual size where it does not say. */
    public static int[] size() {
        try {
            Process stty = new ProcessBuilder("sh", "-c", "stty size </dev/tty 2>/dev/null").start();
            String answer;
            try (InputStream out = stty.getInputStream()) {
                answer = new String(out.readAllBytes(), StandardCharsets.US_ASCII).strip();
            }
            if (answer.matches("[1-9]\\d* [1-9]\\d*")) {
                int space = answer.indexOf(' ');
                return new int[] {
                    Integer.parseInt(answer.substring(0, space)), Integer.parseInt(answer.substring(space + 1))
                };
            }
        } catch (IOException e) {
            return new int[] {DEFAULT_ROWS, DEFAULT_COLUMNS};
        }
        return new int[] {DEFAULT_ROWS, DEFAULT_COLUMNS};
    }

    /** Java has no isatty for one stream; the shell's test, given our own stream, has. */
    private static boolean isTerminal(int descriptor) {
        try {
            return new ProcessBuilder("sh", "-c", "test -t " + descriptor)
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

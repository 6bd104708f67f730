package org.alphadetector.bench.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Ends processes once: when asked to, or when this process is told to end. */
final class Cleanup {
    private final Ending ending;
    private boolean isDone;

    private Cleanup(Ending ending) {
        this.ending = ending;
    }

    /** What is to be done. */
    interface Ending {
        void run() throws InterruptedException, IOException;
    }

    static Cleanup atTheLatestAtExit(Ending ending) {
        Cleanup cleanup = new Cleanup(ending);
        Runtime.getRuntime().addShutdownHook(new Thread(cleanup::run));
        return cleanup;
    }

    synchronized void run() {
        if (isDone) {
            return;
        }
        isDone = true;
        try {
            ending.run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot end the processes of the campaign", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

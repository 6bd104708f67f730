package org.alphadetector.app.exit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM, as something a command asks about. The hook of the Java runtime raises the signal and then waits
 * until the command has closed what it opened, so that nothing of it is left running.
 */
public final class StopSignal {
    /** How long closing may take before the process ends anyway. */
    private static final long CLOSING_SECONDS = 45;

    private final CountDownLatch raised = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private final List<Runnable> listeners = new ArrayList<>();

    /** Raises this signal when the Java runtime is told to end, and holds the runtime until {@link #finish}. */
    public void raiseOnShutdown() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::raiseAndWait, "alpha-stop"));
    }

    /** Asks the command to end. */
    public void raise() {
        List<Runnable> toRun;
        synchronized (listeners) {
            raised.countDown();
            toRun = List.copyOf(listeners);
            listeners.clear();
        }
        toRun.forEach(Runnable::run);
    }

    /** Whether the command is asked to end. */
    public boolean isRaised() {
        return raised.getCount() == 0;
    }

    /** Runs the action when the signal is raised, now if it already is; for work that cannot ask. */
    public void onRaise(Runnable action) {
        synchronized (listeners) {
            if (!isRaised()) {
                listeners.add(action);
                return;
            }
        }
        action.run();
    }

    /** Waits up to {@code ms}; true when the signal is raised. */
    public boolean await(long ms) {
        try {
            return raised.await(ms, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Waits until the signal is raised. */
    public void await() {
        try {
            raised.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command has ended and closed everything. */
    public void finish() {
        finished.countDown();
    }

    private void raiseAndWait() {
        raise();
        try {
            if (!finished.await(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("alpha: gave up waiting for a clean end after " + CLOSING_SECONDS + " s.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.alphadetector.app.health;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a question again and again on a thread of its own, because the answer may take long or never come; who wants to
 * know gets the latest answer, or none when that failed or is too old.
 *
 * @param <T> the answer
 */
public final class Watch<T> implements AutoCloseable {
    private record Answer<T>(T value, long atNanos) {}

    private final Supplier<T> question;
    private final Duration largestAge;
    private final LongSupplier nanoClock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable Answer<T> latest;
    private volatile String failure = "no answer yet";

    /**
     * @param question what is asked; its failure is no answer
     * @param largestAge after which an answer no longer counts
     * @param nanoClock as {@code System.nanoTime}
     */
    Watch(Supplier<T> question, Duration largestAge, LongSupplier nanoClock) {
        this.question = question;
        this.largestAge = largestAge;
        this.nanoClock = nanoClock;
    }

    /** Asks from now on; an answer counts for {@code largestAge}. */
    public static <T> Watch<T> start(String name, Duration each, Duration largestAge, Supplier<T> question) {
        Watch<T> watch = new Watch<>(question, largestAge, System::nanoTime);
        Thread thread = new Thread(() -> watch.askEach(each), name);
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    /** The latest answer, unless it is too old. */
    public Optional<T> latest() {
        Answer<T> answer = latest;
        if (answer == null || nanoClock.getAsLong() - answer.atNanos > largestAge.toNanos()) {
            return Optional.empty();
        }
        return Optional.of(answer.value);
    }

    /** Why there is no answer, as far as that is known. */
    public String failure() {
        return failure;
    }

    /** Asks no more; a question that is open is left alone. */
    @Override
    public void close() {
        closing.countDown();
    }

    /** Asks once. */
    void ask() {
        try {
            latest = new Answer<>(question.get(), nanoClock.getAsLong());
            failure = "the answers stopped";
        } catch (RuntimeException e) {
            failure = reason(e);
            latest = null;
        }
    }

    /** The first cause says what happened, those around it who noticed. */
    private static String reason(RuntimeException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private void askEach(Duration each) {
        try {
            do {
                ask();
            } while (!closing.await(each.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

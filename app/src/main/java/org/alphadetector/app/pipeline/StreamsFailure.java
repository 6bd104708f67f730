package org.alphadetector.app.pipeline;

import org.alphadetector.app.exit.CommandFailure;
import org.alphadetector.features.row.UnknownRowLayoutException;
import org.alphadetector.features.state.IncompatibleStateException;

/** What ended the Streams application, in words for whoever runs it. */
final class StreamsFailure {
    private StreamsFailure() {}

    /** The exception to end the command with. */
    static RuntimeException of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IncompatibleStateException || cause instanceof UnknownRowLayoutException) {
                return new CommandFailure(
                        "another build of alpha, with another layout of state or columns, ran here before and this one"
                                + " cannot go on from it; run that build again, or feed the input from its beginning on a"
                                + " new --data directory or new brokers (" + cause.getMessage() + ").",
                        failure);
            }
        }
        return new IllegalStateException("the Streams application ended: " + failure.getMessage(), failure);
    }
}

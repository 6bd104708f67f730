package org.alphadetector.app.pipeline;

import org.alphadetector.app.exit.CommandFailure;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.features.row.UnknownRowLayoutException;
import org.alphadetector.features.state.IncompatibleStateException;
import org.alphadetector.features.state.OtherSourcesException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.errors.StreamsException;

/** What ended the Streams application, in words for whoever runs it. */
final class StreamsFailure {
    private StreamsFailure() {}

    /** The exception to end the command with. */
    static RuntimeException of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OtherSourcesException) {
                return new UserMistake(
                        "this pipeline was fed from other topics, partitions or exchanges before (" + cause.getMessage()
                                + "); name the same again, and leave a silent one out with 'alpha exclude', or feed the"
                                + " input from its beginning on a new --data directory or new brokers.",
                        failure);
            }
            if (isRefusal(cause)) {
                return new CommandFailure(
                        "another build of alpha, with another layout of state or columns, ran here before and this one"
                                + " cannot go on from it; run that build again, or feed the input from its beginning on a"
                                + " new --data directory or new brokers (" + cause.getMessage() + ").",
                        failure);
            }
        }
        return new IllegalStateException("the Streams application ended: " + failure.getMessage(), failure);
    }

    /** Whether brokers faltered: they said or did what the next try may be spared. */
    static boolean isOfBrokers(Throwable failure) {
        boolean isOfBrokers = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isRefusal(cause) || isLasting(cause)) {
                return false;
            }
            // A StreamsException is a KafkaException too, and wraps whatever a processor throws.
            isOfBrokers |= cause instanceof KafkaException && !(cause instanceof StreamsException);
        }
        return isOfBrokers;
    }

    /** The innermost failure in one line. */
    static String sentence(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.toString().strip().replaceAll("\\s+", " ");
    }

    private static boolean isRefusal(Throwable cause) {
        return cause instanceof IncompatibleStateException
                || cause instanceof OtherSourcesException
                || cause instanceof UnknownRowLayoutException;
    }

    /** A new thread would meet it again. */
    private static boolean isLasting(Throwable cause) {
        return cause instanceof Error
                || cause instanceof AuthenticationException
                || cause instanceof AuthorizationException
                || cause instanceof SerializationException
                || cause instanceof ConfigException
                || cause instanceof UnsupportedVersionException;
    }
}

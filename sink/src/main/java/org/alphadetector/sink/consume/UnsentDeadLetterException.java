package org.alphadetector.sink.consume;

/** The brokers did not take a dead letter, so nothing of the batch was written. */
final class UnsentDeadLetterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsentDeadLetterException(Throwable cause) {
        super("dead letters could not be sent: " + cause.getMessage(), cause);
    }
}

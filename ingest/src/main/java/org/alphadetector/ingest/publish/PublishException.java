package org.alphadetector.ingest.publish;

/** A tick that was handed over earlier could not be written to Kafka. */
public final class PublishException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PublishException(String message, Throwable cause) {
        super(message, cause);
    }
}

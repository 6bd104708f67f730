package org.alphadetector.ingest.codec;

/** The bytes are not one complete JSON object in UTF-8. Carries no stack trace: it ends the reading of one message. */
final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedJsonException(String message) {
        super(message, null, false, false);
    }
}

package org.alphadetector.sink.write;

/** Another writer has moved a partition's offset: nothing of the batch was written. */
public final class FencedSinkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FencedSinkException(Offsets.Move move) {
        super("another sink has taken over: topic=" + move.topic() + ", partition=" + move.partition()
                + ", expectedOffset=" + move.expected());
    }
}

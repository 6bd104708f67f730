package org.alphadetector.sink.consume;

/**
 * The tables were written from other topics of the same names, or from more of a log than is left of it; the message is
 * one sentence without its full stop.
 */
public final class OtherBrokerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OtherBrokerException(String sentence) {
        super(sentence);
    }
}

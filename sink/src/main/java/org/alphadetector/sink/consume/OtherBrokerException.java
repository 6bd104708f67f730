package org.alphadetector.sink.consume;

/** The tables were written from other topics of the same names; the message is one sentence. */
public final class OtherBrokerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OtherBrokerException(String sentence) {
        super(sentence);
    }
}

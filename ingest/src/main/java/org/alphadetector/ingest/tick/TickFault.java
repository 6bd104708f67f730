package org.alphadetector.ingest.tick;

/** Why a tick record is not taken in; {@link #code} is the stable reason written to the dead letter. */
public enum TickFault {
    /** Nothing is wrong. */
    NONE("none"),
    /** Larger than 1 MiB. */
    TOO_LARGE("too_large"),
    /** Not one complete JSON object in UTF-8. */
    MALFORMED_JSON("malformed_json"),
    /** {@code type} is none of the schema's. */
    UNKNOWN_TYPE("unknown_type"),
    /** A required field is absent or null. */
    MISSING_FIELD("missing_field"),
    /** A number is not finite, not a number, negative or zero where it cannot be. */
    BAD_NUMBER("bad_number"),
    /** A time is neither ISO-8601 nor integer microseconds. */
    BAD_TIMESTAMP("bad_timestamp"),
    /** {@code timestamp} is ahead of {@code localTimestamp} by more than five seconds. */
    FUTURE_TIMESTAMP("future_timestamp"),
    /** A symbol or exchange is empty, over 64 characters, or has white space or control characters. */
    BAD_SYMBOL("bad_symbol"),
    /** The body's exchange and symbol are not the record key's. */
    KEY_MISMATCH("key_mismatch"),
    /** The exchange is none of those the pipeline is configured to read from this topic. */
    UNKNOWN_EXCHANGE("unknown_exchange"),
    /** A {@code trade_bar} of another interval than one minute. */
    UNSUPPORTED_INTERVAL("unsupported_interval"),
    /** A {@code book_change} on the topic: adapters keep the book and publish {@code book_snapshot}. */
    USE_BOOK_SNAPSHOT("use_book_snapshot"),
    /** A value that is not a number, time or symbol is not what the schema allows: a side, a flag, the levels of a book. */
    BAD_VALUE("bad_value");

    private final String code;

    TickFault(String code) {
        this.code = code;
    }

    /** The stable reason, for example {@code malformed_json}. */
    public String code() {
        return code;
    }
}

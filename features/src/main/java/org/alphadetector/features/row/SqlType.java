package org.alphadetector.features.row;

/**
 * The Postgres type of a column. Numbers and flags live in the row's number lane, text in its text lane; the key-only
 * types live in no lane, because a row holds its key itself.
 */
public enum SqlType {
    NUMERIC("numeric(38,12)", Lane.NUMBER),
    DOUBLE("double precision", Lane.NUMBER),
    INTEGER("integer", Lane.NUMBER),
    SMALLINT("smallint", Lane.NUMBER),
    BOOLEAN("boolean", Lane.NUMBER),
    TEXT("text", Lane.TEXT),
    /** The enum {@code dq_status}. */
    DQ_STATUS("dq_status", Lane.TEXT),
    JSONB("jsonb", Lane.TEXT),
    BIGINT("bigint", Lane.NONE),
    TIMESTAMPTZ("timestamptz", Lane.NONE),
    /** The enum {@code tf}. */
    TIMEFRAME("tf", Lane.NONE);

    private enum Lane {
        NUMBER,
        TEXT,
        NONE
    }

    private final String ddl;
    private final Lane lane;

    SqlType(String ddl, Lane lane) {
        this.ddl = ddl;
        this.lane = lane;
    }

    /** The type as written in DDL. */
    public String ddl() {
        return ddl;
    }

    /** Whether values are doubles (flags 0 or 1) with NaN for NULL; otherwise strings with null for NULL. */
    public boolean isNumberLane() {
        return lane == Lane.NUMBER;
    }

    /** Whether only key columns can have the type: its values lie in no lane. */
    public boolean isKeyOnly() {
        return lane == Lane.NONE;
    }

    /** Whether values are whole numbers. */
    public boolean isInteger() {
        return this == INTEGER || this == SMALLINT;
    }
}

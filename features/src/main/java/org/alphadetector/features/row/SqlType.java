package org.alphadetector.features.row;

import java.util.List;

/** The Postgres type of a column, and the lane of a row in which its values lie. */
public enum SqlType {
    NUMERIC("numeric(38,12)", Lane.NUMBER),
    DOUBLE("double precision", Lane.NUMBER),
    INTEGER("integer", Lane.NUMBER),
    SMALLINT("smallint", Lane.NUMBER),
    BOOLEAN("boolean", Lane.NUMBER),
    TEXT("text", Lane.TEXT),
    /** The enum {@code dq_status}; its values are codes. */
    DQ_STATUS("dq_status", Lane.NUMBER),
    JSONB("jsonb", Lane.TEXT),
    /** A short list of numbers, written as a JSON array of plain numbers. */
    NUMBERS("jsonb", Lane.LIST),
    /** One JSON object of numbers and codes, kept as a list of one number a member. */
    OBJECT("jsonb", Lane.LIST),
    /** A short JSON array of such objects, kept as one list. */
    OBJECTS("jsonb", Lane.LIST),
    /** The tick-time alarms of the bar, written as a JSON object. */
    FIRINGS("jsonb", Lane.FIRINGS),
    BIGINT("bigint", Lane.NONE),
    TIMESTAMPTZ("timestamptz", Lane.NONE),
    /** The enum {@code tf}. */
    TIMEFRAME("tf", Lane.NONE);

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

    /** The labels that are part of the type; empty for others. */
    List<String> labels() {
        return this == DQ_STATUS ? List.of("ok", "partial", "stale") : List.of();
    }

    /** Where values of the type lie in a row. */
    public Lane lane() {
        return lane;
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

package org.alphadetector.features.row;

/** The Postgres type of a column; numbers and flags live in the row's number lane, the rest in its text lane. */
public enum SqlType {
    NUMERIC("numeric(38,12)", true),
    DOUBLE("double precision", true),
    INTEGER("integer", true),
    SMALLINT("smallint", true),
    BOOLEAN("boolean", true),
    TEXT("text", false),
    /** The enum {@code dq_status}. */
    DQ_STATUS("dq_status", false),
    JSONB("jsonb", false);

    private final String ddl;
    private final boolean numberLane;

    SqlType(String ddl, boolean numberLane) {
        this.ddl = ddl;
        this.numberLane = numberLane;
    }

    /** The type as written in DDL. */
    public String ddl() {
        return ddl;
    }

    /** Whether values are doubles (flags 0 or 1) with NaN for NULL; otherwise strings with null for NULL. */
    public boolean isNumberLane() {
        return numberLane;
    }
}

package org.alphadetector.ingest.hostile;

/** What is wrong with a hostile record. */
public enum Damage {
    /** Nothing. */
    NONE(Place.NOTHING, false),
    FIELD_DROPPED(Place.MEMBERS, false),
    FIELD_DOUBLED(Place.MEMBERS, false),
    FIELD_RENAMED(Place.MEMBERS, false),
    FIELD_NULL(Place.MEMBERS, false),
    FIELDS_SHUFFLED(Place.MEMBERS, false),
    WRONG_TYPE(Place.MEMBERS, false),
    HUGE_NUMBER(Place.MEMBERS, false),
    LONG_NUMBER(Place.MEMBERS, false),
    /** Not a number of JSON at all: {@code NaN}, {@code 0x10}, {@code 1.}. */
    NOT_A_NUMBER(Place.MEMBERS, true),
    QUOTED_NUMBER(Place.MEMBERS, false),
    ODD_TIME(Place.MEMBERS, false),
    LONG_STRING(Place.MEMBERS, false),
    UNICODE_ESCAPED(Place.MEMBERS, false),
    LONE_SURROGATE(Place.MEMBERS, false),
    CONTROL_ESCAPED(Place.MEMBERS, false),
    CONTROL_RAW(Place.MEMBERS, true),
    NESTED(Place.MEMBERS, false),
    NESTED_DEEP(Place.MEMBERS, true),
    MANY_LEVELS(Place.MEMBERS, false),
    MANY_FIELDS(Place.MEMBERS, false),
    OTHER_TYPE(Place.MEMBERS, false),
    UNKNOWN_TYPE(Place.MEMBERS, true),
    BOOK_CHANGE(Place.MEMBERS, true),
    ARRAY_AROUND(Place.TEXT, true),
    TRAILING_COMMA(Place.TEXT, true),
    COMMENT(Place.TEXT, true),
    SINGLE_QUOTES(Place.TEXT, true),
    CONCATENATED(Place.TEXT, true),
    UTF16(Place.TEXT, true),
    BYTE_ORDER_MARK(Place.TEXT, true),
    NOT_UTF8(Place.BYTES, true),
    TRUNCATED(Place.BYTES, true),
    BYTES_CHANGED(Place.BYTES, false),
    RANDOM_BYTES(Place.BYTES, true),
    TWO_MEBIBYTES(Place.BYTES, true),
    EMPTY(Place.BYTES, true),
    BLANK(Place.BYTES, true),
    NO_VALUE(Place.BYTES, true),
    NO_KEY(Place.KEY, true),
    EMPTY_KEY(Place.KEY, true),
    KEY_OF_ANOTHER(Place.KEY, true),
    KEY_NOT_UTF8(Place.KEY, true);

    /** What the damage is done to. */
    enum Place {
        NOTHING,
        MEMBERS,
        TEXT,
        BYTES,
        KEY
    }

    final Place place;
    private final boolean isAlwaysRefused;

    Damage(Place place, boolean isAlwaysRefused) {
        this.place = place;
        this.isAlwaysRefused = isAlwaysRefused;
    }

    /** Whether no such record may be taken in; of the others some stay valid, for example without an optional field. */
    public boolean isAlwaysRefused() {
        return isAlwaysRefused;
    }
}

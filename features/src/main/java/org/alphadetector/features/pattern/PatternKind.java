package org.alphadetector.features.pattern;

import java.util.Arrays;
import java.util.Locale;

/** The chart patterns. Ordinals are codes of columns; names are those of the flags. */
enum PatternKind {
    FALLING_WEDGE(new WedgeRule(-1)),
    RISING_WEDGE(new WedgeRule(1)),
    BULL_FLAG(new FlagRule(1)),
    BEAR_FLAG(new FlagRule(-1)),
    ASCENDING_TRIANGLE(new FlatTriangleRule(1)),
    DESCENDING_TRIANGLE(new FlatTriangleRule(-1)),
    SYMMETRICAL_TRIANGLE(new SymmetricalTriangleRule()),
    HEAD_SHOULDERS(new HeadShouldersRule(1)),
    INVERSE_HEAD_SHOULDERS(new HeadShouldersRule(-1)),
    DOUBLE_TOP(new DoubleExtremeRule(1)),
    DOUBLE_BOTTOM(new DoubleExtremeRule(-1));

    private static final PatternKind[] ALL = values();

    @SuppressWarnings("ImmutableEnumChecker") // rules are records of final numbers
    private final PatternRule rule;

    PatternKind(PatternRule rule) {
        this.rule = rule;
    }

    PatternRule rule() {
        return rule;
    }

    /** The code in columns and in state. */
    @SuppressWarnings("EnumOrdinal") // The order is that of the codes.
    int code() {
        return ordinal();
    }

    static int count() {
        return ALL.length;
    }

    static PatternKind of(int code) {
        return ALL[code];
    }

    /** The texts of the codes. */
    static String[] labels() {
        return Arrays.stream(ALL)
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }
}

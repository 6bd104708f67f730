package org.alphadetector.features.row;

import java.util.List;

/**
 * A column, declared by the class that computes it and nowhere else.
 *
 * @param name the column's name in the table and in JSON
 * @param type its Postgres type
 * @param group the group of the column list, for example {@code Flow/CVD}
 * @param unit unit of the value, for example {@code quote currency}; {@code 1} for a pure number
 * @param window what span of time or how many bars it looks at
 * @param range the values it can take, for example {@code [0, 1]} or {@code a|b|c}
 * @param meaning one sentence: what it measures and when it is undefined
 * @param formula the formula, and its source where it has one
 * @param inputs the message types or columns it is computed from
 * @param rollup how a 15m or 1h row gets it from 1m rows
 * @param pack the feature pack that introduced it
 */
public record Column(
        String name,
        SqlType type,
        String group,
        String unit,
        String window,
        String range,
        String meaning,
        String formula,
        List<String> inputs,
        Rollup rollup,
        String pack) {

    /** The first feature pack. */
    public static final String CORE_PACK = "core";

    public Column {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("bad column name: name=" + name);
        }
        inputs = List.copyOf(inputs);
    }

    /** Starts the declaration of a column. */
    public static Declaration named(String name, SqlType type, String group) {
        return new Declaration(name, type, group);
    }

    /** The parts of a declaration that have defaults; {@link #meaning} ends it. */
    public static final class Declaration {
        private final String name;
        private final SqlType type;
        private final String group;
        private String unit = "1";
        private String window = "bar";
        private String range = "any";
        private String formula = "";
        private List<String> inputs = List.of();
        private Rollup rollup = Rollup.LAST;

        private Declaration(String name, SqlType type, String group) {
            this.name = name;
            this.type = type;
            this.group = group;
        }

        public Declaration unit(String value) {
            unit = value;
            return this;
        }

        public Declaration window(String value) {
            window = value;
            return this;
        }

        public Declaration range(String value) {
            range = value;
            return this;
        }

        public Declaration formula(String value) {
            formula = value;
            return this;
        }

        public Declaration inputs(String... values) {
            inputs = List.of(values);
            return this;
        }

        public Declaration rollup(Rollup value) {
            rollup = value;
            return this;
        }

        /** Ends the declaration with the one sentence that says what the column measures. */
        public Column meaning(String sentence) {
            return new Column(
                    name, type, group, unit, window, range, sentence, formula, inputs, rollup, Column.CORE_PACK);
        }
    }
}

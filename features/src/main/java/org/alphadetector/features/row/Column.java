package org.alphadetector.features.row;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
 * @param basis which bars it is computed from
 * @param rollup how a 15m or 1h row gets it from 1m rows
 * @param warmup of how many bars from the asset's first one on it is NULL for lack of history, though every source
 *     speaks: minutes, or bars of the row's own timeframe where the basis is {@link Basis#OWN_BARS}
 * @param awaitsEvent whether it is NULL for longer, until something happens on the market that may never come
 * @param fromCandles whether an asset that sends nothing but candles has it
 * @param labels the texts of a column that is a code, in the order of the codes 0, 1, ...; empty for others
 * @param members of the JSON objects of an {@link SqlType#OBJECT} or {@link SqlType#OBJECTS}; empty for others
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
        Basis basis,
        Rollup rollup,
        int warmup,
        boolean awaitsEvent,
        boolean fromCandles,
        List<String> labels,
        List<Member> members,
        String pack) {

    /** The first feature pack. */
    public static final String CORE_PACK = "core";

    public Column {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("bad column name: name=" + name);
        }
        if (warmup < 0) {
            throw new IllegalArgumentException("name=" + name + " warmup=" + warmup);
        }
        inputs = List.copyOf(inputs);
        members = List.copyOf(members);
        boolean isOfObjects = type == SqlType.OBJECT || type == SqlType.OBJECTS;
        if (isOfObjects == members.isEmpty()) {
            throw new IllegalArgumentException("name=" + name + " type=" + type + " members=" + members);
        }
        labels = labels.isEmpty() ? type.labels() : List.copyOf(labels);
    }

    /** In which lane of a row its values lie. */
    public Lane lane() {
        return labels.isEmpty() ? type.lane() : Lane.NUMBER;
    }

    /** Whether its numbers are codes of {@link #labels}. */
    public boolean isCode() {
        return !labels.isEmpty();
    }

    /** The text of a code; null for NaN. */
    public @Nullable String label(double code) {
        return Double.isNaN(code) ? null : labels.get((int) code);
    }

    /** The code of a text, NaN for null; a text that is none of the labels is the caller's error. */
    public double code(@Nullable String label) {
        if (label == null) {
            return Double.NaN;
        }
        int code = labels.indexOf(label);
        if (code < 0) {
            throw new IllegalArgumentException("no label of the column: name=" + name + " label=" + label);
        }
        return code;
    }

    /** Starts the declaration of a column. */
    public static Declaration named(String name, SqlType type, String group) {
        return new Declaration(name, type, group);
    }

    /** A declaration in the making; {@link #meaning} ends it. Basis, warm-up and what candles tell have no defaults. */
    public static final class Declaration {
        private final String name;
        private final SqlType type;
        private final String group;
        private String unit = "1";
        private String window = "bar";
        private String range = "any";
        private String formula = "";
        private List<String> inputs = List.of();
        private List<String> labels = List.of();
        private List<Member> members = List.of();
        private @Nullable Basis basis;
        private Rollup rollup = Rollup.LAST;
        private int warmup;
        private boolean awaitsEvent;
        private @Nullable Boolean fromCandles;

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

        /** Its values are codes 0, 1, ... in the row and these texts in the table; they are its range too. */
        public Declaration labels(String... texts) {
            labels = List.of(texts);
            range = String.join("|", texts);
            return this;
        }

        /** The members of its JSON objects, in the order of their numbers in the row's list; they are its range too. */
        public Declaration members(Member... values) {
            members = List.of(values);
            String object = members.stream().map(Member::describe).collect(Collectors.joining(", ", "{", "}"));
            range = type == SqlType.OBJECT ? object : "array of " + object;
            return this;
        }

        /** It looks back in wall time and is NULL in the first so many minutes. */
        public Declaration lookBack(int warmupMinutes) {
            return basis(Basis.LOOK_BACK, Rollup.LAST, warmupMinutes);
        }

        /** It is of the row's own bar, gathered from minutes in this way. */
        public Declaration ofTheBar(Rollup value) {
            return basis(Basis.OF_THE_BAR, value, 0);
        }

        /** It counts bars of the row's own timeframe and is NULL in the first so many. */
        public Declaration ownBars(int warmupBars) {
            return basis(Basis.OWN_BARS, Rollup.OWN, warmupBars);
        }

        private Declaration basis(Basis value, Rollup longer, int warmupBars) {
            basis = value;
            rollup = longer;
            warmup = warmupBars;
            return this;
        }

        /** After its warm-up it is NULL until something happens on the market that may never come. */
        public Declaration awaitsEvent() {
            awaitsEvent = true;
            return this;
        }

        /** It says which row it is. */
        public Declaration key() {
            return ofTheBar(Rollup.LAST).fromCandles();
        }

        /** An asset that sends nothing but candles has it. */
        public Declaration fromCandles() {
            fromCandles = true;
            return this;
        }

        /** It needs ticks: NULL from candles. */
        public Declaration fromTicksOnly() {
            fromCandles = false;
            return this;
        }

        /** Ends the declaration with the one sentence that says what the column measures. */
        public Column meaning(String sentence) {
            if (basis == null || fromCandles == null) {
                throw new IllegalStateException("a column says its basis, and whether candles tell it: name=" + name);
            }
            return new Column(
                    name,
                    type,
                    group,
                    unit,
                    window,
                    range,
                    sentence,
                    formula,
                    inputs,
                    basis,
                    rollup,
                    warmup,
                    awaitsEvent,
                    fromCandles,
                    labels,
                    members,
                    Column.CORE_PACK);
        }
    }
}

package org.alphadetector.features.row;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The layout of this build's rows, and those of earlier builds whose rows still lie on an internal topic or in a store.
 * A row of an earlier layout becomes one of this build's: columns of the same name and lane keep their values, new ones
 * are NULL, others are left out.
 */
public final class KnownLayouts {
    private final RowLayout current;
    private final Map<Integer, RowLayout> earlier = new HashMap<>();

    public KnownLayouts(RowLayout current) {
        this.current = current;
    }

    /** The layout of this build's rows. */
    public RowLayout current() {
        return current;
    }

    /** Makes the layout of another build known. */
    public void add(RowLayout layout) {
        earlier.put(layout.fingerprint(), layout);
    }

    /**
     * Reads a row's compact form from the buffer's position, as a row of this build.
     *
     * @throws UnknownRowLayoutException for a layout that is not known
     */
    public Row read(ByteBuffer in) {
        int fingerprint = in.getInt(in.position());
        if (fingerprint == current.fingerprint()) {
            return RowBinary.read(in, current);
        }
        RowLayout layout = earlier.get(fingerprint);
        if (layout == null) {
            throw new UnknownRowLayoutException(current, fingerprint);
        }
        return converted(RowBinary.read(in, layout));
    }

    private Row converted(Row row) {
        Row converted = new Row(current, row.asset(), row.timeframe(), row.exchangeTsMicros());
        for (Column column : current.columns()) {
            if (row.layout().has(column.name())) {
                Column before = row.layout().column(column.name());
                if (before.lane() == column.lane()) {
                    convert(row, before, converted, column);
                }
            }
        }
        return converted;
    }

    private static void convert(Row from, Column before, Row to, Column column) {
        int lane = from.layout().lane(before);
        int toLane = to.layout().lane(column);
        switch (column.lane()) {
            case NUMBER -> {
                if (column.isCode() == before.isCode()) {
                    String label = column.isCode() ? before.label(from.number(lane)) : null;
                    boolean isKnown = label != null && column.labels().contains(label);
                    to.number(toLane, !column.isCode() ? from.number(lane) : isKnown ? column.code(label) : Double.NaN);
                }
            }
            case TEXT -> to.text(toLane, from.text(lane));
            case LIST -> to.list(toLane, before.members().equals(column.members()) ? from.list(lane) : null);
            case FIRINGS -> to.firings(from.firings());
            case NONE -> throw new IllegalArgumentException("name=" + column.name());
        }
    }
}

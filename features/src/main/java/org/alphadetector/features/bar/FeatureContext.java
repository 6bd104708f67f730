package org.alphadetector.features.bar;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateSection;
import org.jspecify.annotations.Nullable;

/**
 * What a feature of one timeframe is made with: where its state lies, and in which lanes it finds its inputs and writes
 * its columns. Asking for a lane declares the column as read or written; features are closed in the order that follows
 * from it.
 */
public final class FeatureContext {
    private final FeatureFamily family;
    private final RowLayout layout;
    private final Timeframe timeframe;
    private final Provenance provenance;
    private final OwnerBuffers buffers;
    private final StateSection state;
    private final Set<String> inputs = new TreeSet<>();
    private final Set<String> outputs = new TreeSet<>();
    private @Nullable StateSection tickState;

    /** Begins the family's section in the buffer of the timeframe. */
    public FeatureContext(
            FeatureFamily family, RowLayout layout, Timeframe timeframe, Provenance provenance, OwnerBuffers buffers) {
        this.family = family;
        this.layout = layout;
        this.timeframe = timeframe;
        this.provenance = provenance;
        this.buffers = buffers;
        state = buffers.of(timeframe).section(family.name(), family.version());
    }

    /** The timeframe of the bars it will see. */
    public Timeframe timeframe() {
        return timeframe;
    }

    /** What rows say of their origin. */
    public Provenance provenance() {
        return provenance;
    }

    /** Where the state lies that ticks change. */
    public StateSection tickState() {
        StateSection section = tickState;
        if (section == null) {
            section = buffers.common().section(family.name(), family.version());
            tickState = section;
        }
        return section;
    }

    /** Where the state lies that closing a bar of the timeframe changes. */
    public StateSection state() {
        return state;
    }

    /** The lane of a column that it reads when a bar closes. */
    public int input(Column column) {
        inputs.add(column.name());
        return layout.lane(column);
    }

    /** The lane of a column that it writes; only the family that lists the column may. */
    public int output(Column column) {
        if (!family.columns().contains(column)) {
            throw new IllegalArgumentException("family=" + family.name() + " does not list column=" + column.name());
        }
        outputs.add(column.name());
        return layout.lane(column);
    }

    /** The columns it reads, by name. */
    public Set<String> inputs() {
        return inputs;
    }

    /** The columns it writes, by name. */
    public Set<String> outputs() {
        return outputs;
    }

    /** The columns of the family that it does not write. */
    public List<String> unwritten() {
        return family.columns().stream()
                .map(Column::name)
                .filter(name -> !outputs.contains(name))
                .toList();
    }
}

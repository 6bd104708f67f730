package org.alphadetector.features.crosssection;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.alphadetector.features.bar.OwnerBuffers;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.state.StateSection;
import org.jspecify.annotations.Nullable;

/**
 * What a market feature of one timeframe is made with: where its state lies, and in which lanes it finds its inputs and
 * writes its columns. Asking for a lane declares the column as read or written; features are closed in the order that
 * follows from it.
 */
public final class MarketContext {
    private final MarketFamily family;
    private final RowLayout assets;
    private final RowLayout market;
    private final Timeframe timeframe;
    private final OwnerBuffers assetBuffers;
    private final OwnerBuffers marketBuffers;
    private final Set<String> inputs = new TreeSet<>();
    private final Set<String> outputs = new TreeSet<>();
    private final Set<String> marketOutputs = new TreeSet<>();
    private @Nullable StateSection assetState;
    private @Nullable StateSection marketState;

    public MarketContext(
            MarketFamily family,
            RowLayout assets,
            RowLayout market,
            Timeframe timeframe,
            OwnerBuffers assetBuffers,
            OwnerBuffers marketBuffers) {
        this.family = family;
        this.assets = assets;
        this.market = market;
        this.timeframe = timeframe;
        this.assetBuffers = assetBuffers;
        this.marketBuffers = marketBuffers;
    }

    /** The timeframe of the points it will see. */
    public Timeframe timeframe() {
        return timeframe;
    }

    /** Where the state of an asset lies: that of the one which {@link MarketPoint#show} showed last. */
    public StateSection assetState() {
        StateSection section = assetState;
        if (section == null) {
            section = assetBuffers.of(timeframe).section(family.name(), family.version());
            assetState = section;
        }
        return section;
    }

    /** Where the state of the market lies. */
    public StateSection marketState() {
        StateSection section = marketState;
        if (section == null) {
            section = marketBuffers.of(timeframe).section(family.name(), family.version());
            marketState = section;
        }
        return section;
    }

    /** The lane of a column of the assets' rows that it reads. */
    public int input(Column column) {
        inputs.add(column.name());
        return assets.lane(column);
    }

    /** The lane of a column of the assets' rows that it writes. */
    public int assetOutput(Column column) {
        requireListed(family.assetColumns().contains(column), column);
        outputs.add(column.name());
        return assets.lane(column);
    }

    /** The lane of a column of the market's row that it writes. */
    public int marketOutput(Column column) {
        requireListed(family.marketColumns().contains(column), column);
        marketOutputs.add(column.name());
        return market.lane(column);
    }

    private void requireListed(boolean isListed, Column column) {
        if (!isListed) {
            throw new IllegalArgumentException("family=" + family.name() + " does not list column=" + column.name());
        }
    }

    /** The columns of the assets' rows it reads, by name. */
    public Set<String> inputs() {
        return inputs;
    }

    /** The columns of the assets' rows it writes, by name. */
    public Set<String> outputs() {
        return outputs;
    }

    /** The columns of the market's row it writes, by name. */
    public Set<String> marketOutputs() {
        return marketOutputs;
    }

    /** The columns of the family that it does not write. */
    public List<String> unwritten() {
        Stream<Column> ofAssets = family.assetColumns().stream().filter(column -> !outputs.contains(column.name()));
        Stream<Column> ofMarket =
                family.marketColumns().stream().filter(column -> !marketOutputs.contains(column.name()));
        return Stream.concat(ofAssets, ofMarket).map(Column::name).toList();
    }
}

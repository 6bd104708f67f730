package org.alphadetector.features.market;

import java.util.Comparator;
import org.alphadetector.features.control.SourceSelector;
import org.alphadetector.features.source.AssetRecord;
import org.alphadetector.features.source.Mark;
import org.alphadetector.features.source.SourcePartition;

/** An exchange in a source partition, whose marks a lattice point waits for. */
public record RequiredMark(SourcePartition source, String exchange) implements Comparable<RequiredMark> {
    private static final Comparator<RequiredMark> ORDER =
            Comparator.comparing(RequiredMark::source).thenComparing(RequiredMark::exchange);

    static RequiredMark of(Mark mark) {
        return new RequiredMark(mark.source(), mark.exchange());
    }

    static RequiredMark of(AssetRecord.OfRow ofRow) {
        return new RequiredMark(ofRow.source(), ofRow.asset().exchange());
    }

    boolean isMeantBy(SourceSelector selector) {
        return selector.matches(source.topic(), source.partition(), exchange);
    }

    @Override
    public int compareTo(RequiredMark other) {
        return ORDER.compare(this, other);
    }
}

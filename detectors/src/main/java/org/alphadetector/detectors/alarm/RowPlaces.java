package org.alphadetector.detectors.alarm;

import org.alphadetector.detectors.event.Membership;
import org.alphadetector.features.crosssection.Universe;
import org.alphadetector.features.provenance.RowProvenance;
import org.alphadetector.features.quality.DataQuality;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.jspecify.annotations.Nullable;

/** What events take over from the row they were seen in, for rows of one layout. */
public final class RowPlaces {

    private final int dataQuality;
    private final int featurePack;
    private final int isInUniverse;
    private final int isHot;
    private final int universeRev;

    /** For rows of the layout. */
    public RowPlaces(RowLayout layout) {
        dataQuality = layout.lane(DataQuality.DQ_STATUS);
        featurePack = layout.lane(RowProvenance.FEATURE_PACK);
        isInUniverse = layout.lane(Universe.IS_IN_UNIVERSE);
        isHot = layout.lane(Universe.IS_HOT);
        universeRev = layout.lane(Universe.UNIVERSE_REV);
    }

    /** Whether detectors look at the row at all: it is not stale. */
    public boolean isUsable(Row row) {
        return row.number(dataQuality) != DataQuality.STALE;
    }

    String dataQuality(Row row) {
        String label = DataQuality.DQ_STATUS.label(row.number(dataQuality));
        return label == null ? "" : label;
    }

    Place of(Row row) {
        return new Place(
                row.asset(),
                row.timeframe(),
                row.exchangeTsMicros(),
                row.exchangeTsMicros(),
                textOf(row, featurePack),
                membership(row));
    }

    private @Nullable Membership membership(Row row) {
        double revision = row.number(universeRev);
        return Double.isNaN(revision)
                ? null
                : new Membership(row.isTrue(isInUniverse), row.isTrue(isHot), (int) revision);
    }

    private static String textOf(Row row, int lane) {
        String text = row.text(lane);
        return text == null ? "" : text;
    }
}

package org.alphadetector.features.catalog;

import java.util.List;
import org.alphadetector.features.crosssection.AdvanceDecline;
import org.alphadetector.features.crosssection.Breadth;
import org.alphadetector.features.crosssection.BreadthComposite;
import org.alphadetector.features.crosssection.BreadthResidual;
import org.alphadetector.features.crosssection.CrossSectionalResidual;
import org.alphadetector.features.crosssection.Dispersion;
import org.alphadetector.features.crosssection.Dominance;
import org.alphadetector.features.crosssection.MarketFamily;
import org.alphadetector.features.crosssection.MarketMode;
import org.alphadetector.features.crosssection.MarketProvenance;
import org.alphadetector.features.crosssection.MarketQuality;
import org.alphadetector.features.crosssection.NetworkResidual;
import org.alphadetector.features.crosssection.NextFunding;
import org.alphadetector.features.crosssection.RelativeStrength;
import org.alphadetector.features.crosssection.ShockWidth;
import org.alphadetector.features.crosssection.Universe;
import org.alphadetector.features.row.KeyColumns;
import org.alphadetector.features.row.RowLayout;

/**
 * Every market feature there is, and with them every column of the market's row. A feature is listed once; the order
 * here is that of the columns, and no other.
 */
public final class MarketCatalog {
    /** The table the market's rows go to. */
    public static final String TABLE = "market_snapshot";

    private static final List<MarketFamily> FAMILIES = List.of(
            Dominance.FAMILY,
            ShockWidth.FAMILY,
            RelativeStrength.FAMILY,
            Dispersion.FAMILY,
            MarketQuality.FAMILY,
            NextFunding.FAMILY,
            Universe.FAMILY,
            Breadth.FAMILY,
            AdvanceDecline.FAMILY,
            BreadthComposite.FAMILY,
            BreadthResidual.FAMILY,
            MarketMode.FAMILY,
            CrossSectionalResidual.FAMILY,
            NetworkResidual.FAMILY,
            MarketProvenance.FAMILY);

    private static final RowLayout LAYOUT = new RowLayout(
            TABLE,
            KeyColumns.OF_MARKET_SNAPSHOT,
            FAMILIES.stream().flatMap(family -> family.marketColumns().stream()).toList());

    private MarketCatalog() {}

    /** The layout of the market's rows. */
    public static RowLayout layout() {
        return LAYOUT;
    }

    /** Every market feature. */
    public static List<MarketFamily> families() {
        return FAMILIES;
    }
}

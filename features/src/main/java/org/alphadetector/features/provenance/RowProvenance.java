package org.alphadetector.features.provenance;

import java.util.List;
import org.alphadetector.features.bar.Bar;
import org.alphadetector.features.bar.BarFeature;
import org.alphadetector.features.bar.FeatureContext;
import org.alphadetector.features.bar.FeatureFamily;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.features.row.Rollup;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.StateSlice;

/** What made the row: pack, kind of source, configuration and build. Always defined. */
public final class RowProvenance implements BarFeature {
    private static final String GROUP = "Provenance";

    public static final Column FEATURE_PACK = Column.named("feature_pack", SqlType.TEXT, GROUP)
            .range("core")
            .lookBack(0)
            .fromCandles()
            .meaning("Newest feature pack whose columns are filled.");
    public static final Column PACK_REV = Column.named("pack_rev", SqlType.SMALLINT, GROUP)
            .range(">= 1")
            .lookBack(0)
            .fromCandles()
            .meaning("Revision of the feature pack; a row is overwritten only by an equal or higher one.");
    public static final Column SOURCE = Column.named("source", SqlType.TEXT, GROUP)
            .labels("ws", "candle_snapshot", "backfill")
            .formula("candle_snapshot for a minute made from a trade_bar and for the silent minutes after it, else ws;"
                    + " backfill is reserved")
            .inputs("trade_bar")
            .ofTheBar(Rollup.LARGEST_LABEL)
            .fromCandles()
            .meaning("Whether the row was made from ticks, live or replayed, or from candles.");
    public static final Column CONFIG_HASH = Column.named("config_hash", SqlType.TEXT, GROUP)
            .range("16 hex digits")
            .formula("SHA-256 over the semantic settings, first 8 bytes")
            .lookBack(0)
            .fromCandles()
            .meaning("Hash of the settings that change what rows say.");
    public static final Column GIT_COMMIT = Column.named("git_commit", SqlType.TEXT, GROUP)
            .range("a commit, or unknown")
            .lookBack(0)
            .fromCandles()
            .meaning("Commit of the build that made the row; not part of the digest.");
    public static final Column RESTARTED = Column.named("restarted", SqlType.BOOLEAN, GROUP)
            .range("true|false")
            .ofTheBar(Rollup.ANY)
            .fromCandles()
            .meaning("Whether the bar holds the asset's first row, at all or after a silence gap.");
    public static final Column EXTRAS_JSON = Column.named("extras_json", SqlType.FIRINGS, "Extensibility")
            .range("JSON object")
            .inputs("trade")
            .ownBars(0)
            .fromTicksOnly()
            .meaning(
                    "The alarms that tick-time detectors raised within the bar, under tick_firings. NULL when there are"
                            + " none.");

    public static final FeatureFamily FAMILY = FeatureFamily.ofBars(
            "provenance",
            List.of(FEATURE_PACK, PACK_REV, SOURCE, CONFIG_HASH, GIT_COMMIT, RESTARTED),
            RowProvenance::new);

    private static final int WS = 0;
    private static final int CANDLE_SNAPSHOT = 1;
    private static final String PACK = Column.CORE_PACK;
    private static final int REVISION = 3;

    /** The revision of the feature pack as a version. */
    public static final String PACK_VERSION = REVISION + ".0.0";

    private final Provenance provenance;
    private final StateSlice isAfterCandle;
    private final int packLane;
    private final int revisionLane;
    private final int sourceLane;
    private final int configLane;
    private final int commitLane;
    private final int restartedLane;

    public RowProvenance(FeatureContext context) {
        this.provenance = context.provenance();
        isAfterCandle = context.state().allocate("provenance", 1);
        packLane = context.output(FEATURE_PACK);
        revisionLane = context.output(PACK_REV);
        sourceLane = context.output(SOURCE);
        configLane = context.output(CONFIG_HASH);
        commitLane = context.output(GIT_COMMIT);
        restartedLane = context.output(RESTARTED);
    }

    @Override
    public void close(Bar bar, Row row) {
        if (bar.hasMessages()) {
            isAfterCandle.word(0, bar.isCandle() ? 1 : 0);
        }
        row.text(packLane, PACK);
        row.number(revisionLane, REVISION);
        row.number(sourceLane, isAfterCandle.word(0) > 0 ? CANDLE_SNAPSHOT : WS);
        row.text(configLane, provenance.configHash());
        row.text(commitLane, provenance.gitCommit());
        row.flag(restartedLane, bar.isRestarted());
    }

    @Override
    public void restart() {
        isAfterCandle.clear();
    }
}

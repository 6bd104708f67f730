package org.alphadetector.features.provenance;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.alphadetector.features.asset.Feature;
import org.alphadetector.features.asset.Minute;
import org.alphadetector.features.asset.Provenance;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Rollup;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.SqlType;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.features.state.StateSlice;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;

/** What made the row: pack, kind of source, configuration and build. Always defined. */
public final class RowProvenance implements Feature {
    private static final String GROUP = "Provenance";

    public static final Column FEATURE_PACK = Column.named("feature_pack", SqlType.TEXT, GROUP)
            .range("core")
            .meaning("Newest feature pack whose columns are filled.");
    public static final Column PACK_REV = Column.named("pack_rev", SqlType.SMALLINT, GROUP)
            .range(">= 1")
            .meaning("Revision of the feature pack; a row is overwritten only by an equal or higher one.");
    public static final Column SOURCE = Column.named("source", SqlType.TEXT, GROUP)
            .range("ws|candle_snapshot|backfill")
            .formula("candle_snapshot for a minute made from a trade_bar and for the silent minutes after it, else ws;"
                    + " backfill is reserved")
            .inputs("trade_bar")
            .rollup(Rollup.SOURCE)
            .meaning("Whether the row was made from ticks, live or replayed, or from candles.");
    public static final Column CONFIG_HASH = Column.named("config_hash", SqlType.TEXT, GROUP)
            .range("16 hex digits")
            .formula("SHA-256 over the semantic settings, first 8 bytes")
            .meaning("Hash of the settings that change what rows say.");
    public static final Column GIT_COMMIT = Column.named("git_commit", SqlType.TEXT, GROUP)
            .range("a commit, or unknown")
            .meaning("Commit of the build that made the row; not part of the digest.");
    public static final Column RESTARTED = Column.named("restarted", SqlType.BOOLEAN, GROUP)
            .range("true|false")
            .rollup(Rollup.ANY)
            .meaning("Whether the bar holds the asset's first row, at all or after a silence gap.");
    public static final Column EXTRAS_JSON = Column.named("extras_json", SqlType.JSONB, "Extensibility")
            .range("JSON object")
            .inputs("trade")
            .rollup(Rollup.OWN)
            .meaning("Experimental values and what tick-time detectors note about the bar. NULL when there is"
                    + " nothing to say.");

    private static final String PACK = Column.CORE_PACK;
    private static final int REVISION = 1;
    private static final Set<TickType> INPUTS = Collections.unmodifiableSet(EnumSet.noneOf(TickType.class));

    private final Provenance provenance;
    private final StateSlice isAfterCandle;
    private final int packLane;
    private final int revisionLane;
    private final int sourceLane;
    private final int configLane;
    private final int commitLane;
    private final int restartedLane;

    public RowProvenance(RowLayout layout, Provenance provenance, StateBuffer barState) {
        this.provenance = provenance;
        isAfterCandle = barState.allocate("provenance", 1);
        packLane = layout.lane(FEATURE_PACK);
        revisionLane = layout.lane(PACK_REV);
        sourceLane = layout.lane(SOURCE);
        configLane = layout.lane(CONFIG_HASH);
        commitLane = layout.lane(GIT_COMMIT);
        restartedLane = layout.lane(RESTARTED);
    }

    @Override
    public Set<TickType> inputs() {
        return INPUTS;
    }

    @Override
    public void open(int slot, long startMicros) {}

    @Override
    public void accept(int slot, Tick tick) {}

    @Override
    public void close(int slot, Minute minute, Row row) {
        if (minute.hasMessages) {
            isAfterCandle.word(0, minute.isCandle ? 1 : 0);
        }
        row.text(packLane, PACK);
        row.number(revisionLane, REVISION);
        row.text(sourceLane, isAfterCandle.word(0) > 0 ? "candle_snapshot" : "ws");
        row.text(configLane, provenance.configHash());
        row.text(commitLane, provenance.gitCommit());
        row.flag(restartedLane, minute.isRestarted);
    }

    @Override
    public void restart() {
        isAfterCandle.clear();
    }
}

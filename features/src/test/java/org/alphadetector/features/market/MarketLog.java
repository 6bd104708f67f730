package org.alphadetector.features.market;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.control.ControlEffect;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowJson;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.features.source.BaselineJson;
import org.alphadetector.features.source.BaselineState;
import org.alphadetector.features.source.RegisteredResidual;
import org.alphadetector.features.source.RegisteredResidualJson;

/** What a market stage sent, as lines that can be compared. */
final class MarketLog implements MarketOutput {
    final List<String> lines = new ArrayList<>();
    final List<Row> markets = new ArrayList<>();
    final List<ControlEffect> effects = new ArrayList<>();

    @Override
    public void point(Timeframe timeframe, long pointMicros, List<Row> rows, Row market) {
        lines.add("point " + timeframe.label() + ' ' + pointMicros);
        rows.forEach(row -> lines.add(RowJson.write(row)));
        lines.add(RowJson.write(market));
        markets.add(market);
    }

    @Override
    public void baseline(BaselineState state) {
        lines.add("baseline " + BaselineJson.key(state) + ' ' + text(BaselineJson.encode(state)));
    }

    @Override
    public void residual(RegisteredResidual residual) {
        lines.add("residual " + RegisteredResidualJson.key(residual) + ' '
                + text(RegisteredResidualJson.encode(residual)));
    }

    @Override
    public void control(ControlEffect effect) {
        effects.add(effect);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}

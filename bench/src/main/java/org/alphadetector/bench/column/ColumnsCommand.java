package org.alphadetector.bench.column;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.alphadetector.features.asset.StageSettings;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.catalog.MarketCatalog;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.Lane;
import org.alphadetector.features.row.RowLayout;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.adapter.ClockedSource;
import org.alphadetector.ingest.adapter.FileFormat;
import org.alphadetector.ingest.adapter.FileSurvey;
import org.alphadetector.ingest.adapter.TickFiles;
import org.alphadetector.ingest.adapter.file.AdapterListener;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.TickSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes how often each column is defined and which values it has. */
@Command(
        name = "columns",
        header = "Writes which values each column has on a simulated and on a recorded market, as Markdown.",
        description = "The simulated market is that of `alpha demo --for 36d --assets 6 --ticks-per-second 0.2 --inject"
                + " rate=1`. Takes some minutes.")
public final class ColumnsCommand implements Callable<Integer> {
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final List<Timeframe> SHOWN = List.of(Timeframe.M1, Timeframe.H1);
    private static final List<RowLayout> LAYOUTS = List.of(FeatureCatalog.layout(), MarketCatalog.layout());
    private static final String HEAD = """
            # Column values

            Which values the columns of [columns](columns.md) have, on two markets: *simulated* is that of `alpha demo --for 36d
            --assets 6 --ticks-per-second 0.2 --inject rate=1`; *recorded* are one-minute candles of seven perpetuals over ten days
            in February 2026, with a crash of the whole market on the 5th and 6th; columns that need ticks are NULL there.

            A cell tells in how many rows the column is defined, then smallest / median / largest; of a flag, in how many of the
            rows that define it it is true; of labels, the share of each. Written by `java -jar bench/target/bench.jar columns
            --klines FOLDER --out docs/column-values.md`; not written anew with each build.
            """;

    @Option(names = "--klines", required = true, description = "A folder of Binance kline files, *.csv.gz.")
    @SuppressWarnings("NullAway.Init")
    private Path klines;

    @Option(names = "--days", defaultValue = "36", description = "Simulated days (${DEFAULT-VALUE}).")
    private int days;

    @Option(names = "--out", required = true, description = "The file to write.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Override
    public Integer call() throws IOException {
        MarketValues simulated = simulated();
        MarketValues recorded = recorded();
        Files.writeString(out, page(simulated, recorded));
        System.out.println("wrote " + out);
        return 0;
    }

    private MarketValues simulated() throws IOException {
        SimulatorSettings market = SimulatorSettings.DEFAULT
                .withAssetCount(6)
                .withTicksPerSecond(0.2)
                .withDuration(days * DAY_MICROS)
                .withSeed(1);
        try (TickSource ticks = new MarketSimulator(market)) {
            return MarketValues.of(ticks, Set.of(market.exchange()), LAYOUTS);
        }
    }

    private MarketValues recorded() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(klines)) {
            files = listed.filter(file -> file.toString().endsWith(".csv.gz"))
                    .sorted()
                    .toList();
        }
        FileSurvey survey = FileSurvey.of(FileFormat.BINANCE_KLINE, files);
        long latenessMs = StageSettings.DEFAULT.longestLatenessMicros() / 1_000;
        try (TickSource ticks = new ClockedSource(
                TickFiles.open(FileFormat.BINANCE_KLINE, files, AdapterListener.SILENT), survey, latenessMs)) {
            return MarketValues.of(ticks, survey.exchanges(), LAYOUTS);
        }
    }

    private static String page(MarketValues simulated, MarketValues recorded) {
        StringBuilder page = new StringBuilder(HEAD);
        for (RowLayout layout : LAYOUTS) {
            Map<String, List<Column>> groups = new LinkedHashMap<>();
            for (Column column : layout.columns()) {
                if (column.lane() != Lane.NONE) {
                    groups.computeIfAbsent(column.group(), group -> new ArrayList<>())
                            .add(column);
                }
            }
            page.append("\n## ").append(layout.table()).append('\n');
            groups.forEach((group, columns) -> {
                page.append("\n### ").append(group).append("\n\n");
                page.append(
                        "| column | simulated 1m | simulated 1h | recorded 1m | recorded 1h |\n|---|---|---|---|---|\n");
                for (Column column : columns) {
                    page.append("| `").append(column.name()).append('`');
                    for (MarketValues market : List.of(simulated, recorded)) {
                        for (Timeframe timeframe : SHOWN) {
                            page.append(" | ").append(market.text(layout, column, timeframe));
                        }
                    }
                    page.append(" |\n");
                }
            });
        }
        return page.toString();
    }
}

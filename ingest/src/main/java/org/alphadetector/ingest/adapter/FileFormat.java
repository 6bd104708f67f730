package org.alphadetector.ingest.adapter;

import java.util.Arrays;
import java.util.Optional;

/** The formats of market data files that are read. */
public enum FileFormat {
    /** Recorded websocket frames of Binance USD-M futures, one a line, each after its receive time. */
    BINANCE_USDM("binance-usdm"),
    /** Binance's public one-minute candles as CSV. */
    BINANCE_KLINE("binance-kline"),
    /** CSV data sets of tardis. */
    TARDIS_CSV("tardis-csv"),
    /** Normalised messages of the tick schema, one JSON object a line. */
    TARDIS_JSON("tardis-json");

    private final String cliName;

    FileFormat(String cliName) {
        this.cliName = cliName;
    }

    /** The name on the command line. */
    public String cliName() {
        return cliName;
    }

    /** The format of a name on the command line. */
    public static Optional<FileFormat> ofCliName(String name) {
        return Arrays.stream(values())
                .filter(format -> format.cliName.equals(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return cliName;
    }
}

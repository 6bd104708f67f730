package org.alphadetector.ingest.simulator;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.tick.Decimals;

/** The perpetuals of a simulated exchange: price scales from 1e-5 to 1e5, busy and quiet ones, coarse and fine steps. */
final class Instruments {
    /** A typical open interest in typical trades. */
    private static final double TRADES_IN_OPEN_INTEREST = 60_000;
    /** Half the usual spread in own sigmas of a minute. */
    private static final double SPREAD_IN_SIGMAS = 0.12;

    private static final List<Listing> LISTED = List.of(
            new Listing("BTCUSDT", 1L, 1, 3, 64_250.0, 0.9, 2.5, 2.6, 2_400.0),
            new Listing("ETHUSDT", 1L, 2, 3, 3_412.0, 1.0, 3.0, 2.2, 1_800.0),
            new Listing("SOLUSDT", 1L, 2, 1, 158.4, 1.2, 4.5, 1.7, 1_100.0),
            new Listing("BNBUSDT", 1L, 1, 2, 581.3, 0.8, 3.0, 1.2, 900.0),
            new Listing("XRPUSDT", 1L, 4, 1, 0.6021, 0.9, 4.5, 1.3, 800.0),
            new Listing("DOGEUSDT", 1L, 5, 0, 0.12873, 1.2, 5.5, 1.3, 600.0),
            new Listing("ADAUSDT", 1L, 4, 0, 0.4417, 1.1, 4.5, 0.9, 450.0),
            new Listing("AVAXUSDT", 1L, 3, 0, 27.83, 1.3, 5.5, 0.9, 500.0),
            new Listing("LINKUSDT", 1L, 3, 2, 14.206, 1.1, 5.0, 0.8, 450.0),
            new Listing("DOTUSDT", 1L, 3, 1, 6.212, 1.1, 4.5, 0.7, 400.0),
            new Listing("LTCUSDT", 1L, 2, 3, 72.95, 0.8, 4.0, 0.8, 500.0),
            new Listing("BCHUSDT", 1L, 2, 3, 389.1, 0.9, 4.5, 0.7, 550.0),
            new Listing("ATOMUSDT", 1L, 3, 2, 6.643, 1.0, 4.5, 0.6, 350.0),
            new Listing("NEARUSDT", 1L, 3, 0, 6.017, 1.3, 6.5, 0.7, 400.0),
            new Listing("APTUSDT", 5L, 4, 1, 7.2345, 1.3, 6.5, 0.6, 350.0),
            new Listing("FILUSDT", 1L, 3, 1, 4.471, 1.1, 5.5, 0.5, 300.0),
            new Listing("INJUSDT", 5L, 3, 1, 24.475, 1.4, 7.5, 0.5, 350.0),
            new Listing("PEPEUSDT", 1L, 9, 0, 0.000011873, 1.4, 8.5, 0.9, 300.0),
            new Listing("ORDIUSDT", 1L, 3, 1, 38.207, 1.4, 9.5, 0.4, 250.0),
            new Listing("GALAUSDT", 1L, 5, 0, 0.02496, 1.2, 7.5, 0.4, 250.0));

    /** An instrument as one would list it: own sigma in basis points a minute, activity against the others. */
    private record Listing(
            String symbol,
            long stepMantissa,
            int priceScale,
            int lotScale,
            double price,
            double beta,
            double ownSigmaBps,
            double activity,
            double tradeNotional) {}

    private Instruments() {}

    /** The first instruments of an exchange; past the listed ones their like, named by number. */
    static List<Instrument> of(String exchange, int count) {
        double totalActivity = 0;
        for (int i = 0; i < count; i++) {
            totalActivity += listing(i).activity();
        }
        List<Instrument> instruments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Listing listing = listing(i);
            String symbol = i < LISTED.size() ? listing.symbol() : "SIM" + (i + 1) + "USDT";
            instruments.add(instrument(AssetId.of(exchange, symbol), listing, count / totalActivity));
        }
        return List.copyOf(instruments);
    }

    private static Instrument instrument(AssetId asset, Listing listing, double activityScale) {
        double sigma = listing.ownSigmaBps() * 1e-4;
        double tradeSize = listing.tradeNotional() / listing.price();
        double tradeLots = Math.max(1, tradeSize * Decimals.powerOfTen(listing.lotScale()));
        return new Instrument(
                asset,
                listing.stepMantissa(),
                listing.priceScale(),
                listing.lotScale(),
                listing.price(),
                listing.beta(),
                sigma,
                sigma * SPREAD_IN_SIGMAS,
                listing.activity() * activityScale,
                tradeLots,
                tradeLots * TRADES_IN_OPEN_INTEREST);
    }

    private static Listing listing(int index) {
        return LISTED.get(index % LISTED.size());
    }
}

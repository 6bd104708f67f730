package org.alphadetector.ingest.simulator;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.ingest.tick.Decimals;

/**
 * The perpetuals of a simulated exchange: five sectors, price scales from 1e-5 to
 * 1e5, busy and illiquid ones, leaders and laggards, coarse and fine steps.
 */
final class Instruments {
    /** A typical open interest in typical trades. */
    private static final double TRADES_IN_OPEN_INTEREST = 60_000;
    /** Half the usual spread in own sigmas of a minute. */
    private static final double SPREAD_IN_SIGMAS = 0.12;

    private static final List<Quotation> LISTED = List.of(
            new Quotation("BTCUSDT", 1L, 1, 3, 64_250.0, 0.9, 2.5, 2.6, 2_400.0, 0, 0),
            new Quotation("ETHUSDT", 1L, 2, 3, 3_412.0, 1.0, 3.0, 2.2, 1_800.0, 0, 0),
            new Quotation("SOLUSDT", 1L, 2, 1, 158.4, 1.2, 4.5, 1.7, 1_100.0, 1, 1),
            new Quotation("BNBUSDT", 1L, 1, 2, 581.3, 0.8, 3.0, 1.2, 900.0, 0, 1),
            new Quotation("XRPUSDT", 1L, 4, 1, 0.6021, 0.9, 4.5, 1.3, 800.0, 0, 1),
            new Quotation("DOGEUSDT", 1L, 5, 0, 0.12873, 1.2, 5.5, 1.3, 600.0, 2, 2),
            new Quotation("ADAUSDT", 1L, 4, 0, 0.4417, 1.1, 4.5, 0.9, 450.0, 1, 2),
            new Quotation("AVAXUSDT", 1L, 3, 0, 27.83, 1.3, 5.5, 0.9, 500.0, 1, 2),
            new Quotation("LINKUSDT", 1L, 3, 2, 14.206, 1.1, 5.0, 0.8, 450.0, 3, 2),
            new Quotation("DOTUSDT", 1L, 3, 1, 6.212, 1.1, 4.5, 0.7, 400.0, 1, 3),
            new Quotation("LTCUSDT", 1L, 2, 3, 72.95, 0.8, 4.0, 0.8, 500.0, 0, 2),
            new Quotation("BCHUSDT", 1L, 2, 3, 389.1, 0.9, 4.5, 0.7, 550.0, 0, 3),
            new Quotation("ATOMUSDT", 1L, 3, 2, 6.643, 1.0, 4.5, 0.6, 350.0, 1, 4),
            new Quotation("NEARUSDT", 1L, 3, 0, 6.017, 1.3, 6.5, 0.7, 400.0, 1, 3),
            new Quotation("APTUSDT", 5L, 4, 1, 7.2345, 1.3, 6.5, 0.6, 350.0, 1, 4),
            new Quotation("FILUSDT", 1L, 3, 1, 4.471, 1.1, 5.5, 0.5, 300.0, 3, 4),
            new Quotation("INJUSDT", 5L, 3, 1, 24.475, 1.4, 7.5, 0.5, 350.0, 3, 5),
            new Quotation("PEPEUSDT", 1L, 9, 0, 0.000011873, 1.4, 8.5, 0.9, 300.0, 2, 3),
            new Quotation("ORDIUSDT", 1L, 3, 1, 38.207, 1.4, 9.5, 0.4, 250.0, 2, 6),
            new Quotation("GALAUSDT", 1L, 5, 0, 0.02496, 1.2, 7.5, 0.4, 250.0, 4, 6));

    /** Past the listed ones each round is less liquid by this. */
    private static final double FADING = 0.5;

    private static final double LEAST_ACTIVITY = 0.03;
    private static final double MOST_LAG_SECONDS = 30;

    /** An instrument as one would list it: own sigma in basis points a minute, activity against the others. */
    private record Quotation(
            String symbol,
            long stepMantissa,
            int priceScale,
            int lotScale,
            double price,
            double beta,
            double ownSigmaBps,
            double activity,
            double tradeNotional,
            int sector,
            double lagSeconds) {}

    private Instruments() {}

    /** The first instruments of an exchange; past the listed ones their like, named by number. */
    static List<Instrument> of(String exchange, int count) {
        double totalActivity = 0;
        for (int i = 0; i < count; i++) {
            totalActivity += listing(i).activity();
        }
        List<Instrument> instruments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Quotation listing = listing(i);
            String symbol = i < LISTED.size() ? listing.symbol() : "SIM" + (i + 1) + "USDT";
            instruments.add(instrument(AssetId.of(exchange, symbol), listing, count / totalActivity));
        }
        return List.copyOf(instruments);
    }

    private static Instrument instrument(AssetId asset, Quotation listing, double activityScale) {
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
                listing.sector(),
                listing.lagSeconds(),
                sigma,
                sigma * SPREAD_IN_SIGMAS,
                listing.activity() * activityScale,
                tradeLots,
                tradeLots * TRADES_IN_OPEN_INTEREST);
    }

    /** Past the listed ones their like: quieter, slower, with wider spreads, and every second round on a coarser grid. */
    private static Quotation listing(int index) {
        Quotation like = LISTED.get(index % LISTED.size());
        int round = index / LISTED.size();
        if (round == 0) {
            return like;
        }
        double fading = Math.max(LEAST_ACTIVITY, StrictMath.pow(FADING, round));
        boolean isCoarse = round % 2 == 1 && like.priceScale() > 1;
        return new Quotation(
                like.symbol(),
                like.stepMantissa(),
                isCoarse ? like.priceScale() - 1 : like.priceScale(),
                like.lotScale(),
                like.price(),
                like.beta(),
                like.ownSigmaBps() * (1 + 0.2 * Math.min(5, round)),
                like.activity() * fading,
                like.tradeNotional() * Math.sqrt(fading),
                like.sector(),
                Math.min(MOST_LAG_SECONDS, (like.lagSeconds() + 1) * (1 + round)));
    }
}

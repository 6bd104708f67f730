package org.alphadetector.sink.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.alphadetector.ingest.instrument.CoinPair;
import org.alphadetector.ingest.tick.AssetId;
import org.jspecify.annotations.Nullable;

/**
 * Adds new assets to the table {@code asset}, with their base and quote coins, and notices when two of them have the
 * same hash. Coins of an asset that is there already are corrected when this process first writes the asset.
 */
final class AssetTable {
    private static final String INSERT = "INSERT INTO market.asset (asset_uid, exchange, symbol, base, quote)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (asset_uid) DO NOTHING";
    private static final String SELECT = "SELECT exchange, symbol, base, quote FROM market.asset WHERE asset_uid = ?";
    /** A statement of its own: an upsert would lock the row of every asset, changed or not. */
    private static final String CORRECT = "UPDATE market.asset SET base = ?, quote = ? WHERE asset_uid = ?";

    private final Set<AssetId> known = new HashSet<>();

    /** Adds those that are not there yet, inside the connection's transaction. */
    void add(Connection connection, SortedSet<AssetId> assets) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (AssetId asset : assets) {
                if (!known.contains(asset) && !isInserted(insert, asset)) {
                    compare(connection, asset);
                }
            }
        }
    }

    /** The transaction that added them was committed. */
    void committed(SortedSet<AssetId> assets) {
        known.addAll(assets);
    }

    private static boolean isInserted(PreparedStatement insert, AssetId asset) throws SQLException {
        Coins coins = Coins.of(asset);
        insert.setLong(1, asset.uid());
        insert.setString(2, asset.exchange());
        insert.setString(3, asset.symbol());
        insert.setString(4, coins.base());
        insert.setString(5, coins.quote());
        return insert.executeUpdate() == 1;
    }

    /** Compares an asset with the row of its hash, and corrects the coins of that row. */
    private static void compare(Connection connection, AssetId asset) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, asset.uid());
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    requireSame(row.getString(1), row.getString(2), asset);
                    Coins coins = Coins.of(asset);
                    if (!coins.equals(new Coins(row.getString(3), row.getString(4)))) {
                        correct(connection, asset, coins);
                    }
                }
            }
        }
    }

    private static void requireSame(String exchange, String symbol, AssetId asset) {
        if (!exchange.equals(asset.exchange()) || !symbol.equals(asset.symbol())) {
            throw new RefusedValueException(
                    RefusalReason.ASSET_UID_COLLISION,
                    "The assets " + exchange + ':' + symbol + " and " + asset.key() + " have the same asset_uid "
                            + asset.uid() + ": rename one of them.");
        }
    }

    private static void correct(Connection connection, AssetId asset, Coins coins) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(CORRECT)) {
            update.setString(1, coins.base());
            update.setString(2, coins.quote());
            update.setLong(3, asset.uid());
            update.executeUpdate();
        }
    }

    /** Base and quote as the table holds them: NULL where the symbol does not tell them. */
    private record Coins(@Nullable String base, @Nullable String quote) {
        static Coins of(AssetId asset) {
            Optional<CoinPair> pair = CoinPair.of(asset.exchange(), asset.symbol());
            return new Coins(
                    pair.map(CoinPair::base).orElse(null),
                    pair.map(CoinPair::quote).orElse(null));
        }
    }
}

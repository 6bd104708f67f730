package org.alphadetector.sink.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import org.alphadetector.ingest.tick.AssetId;

/** Adds new assets to the table {@code asset} and notices when two of them have the same hash. */
final class AssetTable {
    private final Set<AssetId> known = new HashSet<>();

    /** Adds those that are not there yet, inside the connection's transaction. */
    void add(Connection connection, SortedSet<AssetId> assets) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO market.asset (asset_uid, exchange, symbol) VALUES (?, ?, ?)"
                                + " ON CONFLICT (asset_uid) DO NOTHING");
                PreparedStatement select =
                        connection.prepareStatement("SELECT exchange, symbol FROM market.asset WHERE asset_uid = ?")) {
            for (AssetId asset : assets) {
                if (!known.contains(asset)) {
                    insert.setLong(1, asset.uid());
                    insert.setString(2, asset.exchange());
                    insert.setString(3, asset.symbol());
                    if (insert.executeUpdate() == 0) {
                        refuseCollision(select, asset);
                    }
                }
            }
        }
    }

    /** The transaction that added them was committed. */
    void committed(SortedSet<AssetId> assets) {
        known.addAll(assets);
    }

    private static void refuseCollision(PreparedStatement select, AssetId asset) throws SQLException {
        select.setLong(1, asset.uid());
        try (ResultSet result = select.executeQuery()) {
            if (result.next()
                    && !(result.getString(1).equals(asset.exchange())
                            && result.getString(2).equals(asset.symbol()))) {
                throw new RefusedValueException(
                        RefusalReason.ASSET_UID_COLLISION,
                        "The assets " + result.getString(1) + ':' + result.getString(2) + " and " + asset.key()
                                + " have the same asset_uid " + asset.uid() + ": rename one of them.");
            }
        }
    }
}

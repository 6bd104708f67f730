package org.alphadetector.sink.write;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The offsets that have been written, moved by compare-and-set. */
public final class OffsetTable {
    private static final String SELECT =
            "SELECT next_offset, leader_epoch FROM market.sink_offset WHERE cluster_id = ? AND topic_id = ? AND partition = ?";
    private static final String INSERT = "INSERT INTO market.sink_offset"
            + " (next_offset, leader_epoch, topic, cluster_id, topic_id, partition) VALUES (?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING";
    private static final String MOVE = "UPDATE market.sink_offset SET next_offset = ?, leader_epoch = ?, topic = ?,"
            + " updated_at = now()"
            + " WHERE cluster_id = ? AND topic_id = ? AND partition = ? AND next_offset = ?";

    private static final String FORGET = "DELETE FROM market.sink_offset"
            + " WHERE cluster_id = ? AND topic_id = ? AND partition = ? AND next_offset = ?";

    private static final String OTHERS =
            " FROM market.sink_offset WHERE topic = ANY (?)" + " AND NOT (cluster_id = ? AND topic_id = ANY (?))";

    private OffsetTable() {}

    /** Up to where a partition is written. */
    public static Offsets.Stored read(Connection connection, String clusterId, String topicId, int partition)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setString(1, clusterId);
            statement.setString(2, topicId);
            statement.setInt(3, partition);
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    return Offsets.Stored.NOTHING;
                }
                Integer leaderEpoch = result.getObject(2, Integer.class);
                return new Offsets.Stored(result.getLong(1), leaderEpoch == null ? Offsets.NO_EPOCH : leaderEpoch);
            }
        }
    }

    /** Of these topics those that were written from another cluster or under another id, in alphabetical order. */
    public static List<String> others(Connection connection, String clusterId, Map<String, String> idsByTopic)
            throws SQLException {
        List<String> topics = new ArrayList<>();
        String sql = "SELECT DISTINCT topic COLLATE \"C\"" + OTHERS + " ORDER BY 1";
        try (PreparedStatement statement = prepareOthers(connection, sql, clusterId, idsByTopic);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                topics.add(result.getString(1));
            }
        }
        return topics;
    }

    /** Forgets how far those were written. */
    public static void forgetOthers(Connection connection, String clusterId, Map<String, String> idsByTopic)
            throws SQLException {
        try (PreparedStatement statement = prepareOthers(connection, "DELETE" + OTHERS, clusterId, idsByTopic)) {
            statement.executeUpdate();
        }
    }

    /** Forgets how far a partition was written, unless that is no longer as expected. */
    public static void forget(Connection connection, String clusterId, String topicId, int partition, long expected)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setString(1, clusterId);
            statement.setString(2, topicId);
            statement.setInt(3, partition);
            statement.setLong(4, expected);
            statement.executeUpdate();
        }
    }

    private static PreparedStatement prepareOthers(
            Connection connection, String sql, String clusterId, Map<String, String> idsByTopic) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setArray(
                1, connection.createArrayOf("text", idsByTopic.keySet().toArray()));
        statement.setString(2, clusterId);
        statement.setArray(
                3, connection.createArrayOf("text", idsByTopic.values().toArray()));
        return statement;
    }

    /** Moves the offsets inside the connection's transaction; one that is not as expected fences the writer. */
    static void move(Connection connection, Offsets offsets) throws SQLException {
        for (Offsets.Move move : offsets.moves()) {
            boolean isFirst = move.expected() == Offsets.ABSENT;
            try (PreparedStatement statement = connection.prepareStatement(isFirst ? INSERT : MOVE)) {
                statement.setLong(1, move.next());
                Integer leaderEpoch = move.leaderEpoch() == Offsets.NO_EPOCH ? null : move.leaderEpoch();
                statement.setObject(2, leaderEpoch, Types.INTEGER);
                statement.setString(3, move.topic());
                statement.setString(4, offsets.clusterId());
                statement.setString(5, move.topicId());
                statement.setInt(6, move.partition());
                if (!isFirst) {
                    statement.setLong(7, move.expected());
                }
                if (statement.executeUpdate() != 1) {
                    throw new FencedSinkException(move);
                }
            }
        }
    }
}

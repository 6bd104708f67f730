package org.alphadetector.sink.consume;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.DatabaseException;
import org.alphadetector.sink.write.OffsetTable;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the brokers, or a topic on them, were made anew under tables that were written before: what the old topics
 * held and nobody wrote is missing then, and what they held may come a second time.
 */
final class BrokerCheck {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerCheck.class);
    /** A broker that has just started may not know its topics for so long; one that is still without was wiped. */
    private static final Duration LONGEST_IGNORANCE = Duration.ofSeconds(15);

    private final TopicIds topics;
    private final Supplier<TopicIds> lookUp;
    private final LongSupplier nanoTime;
    private boolean isUnknown;
    private long unknownSinceNanos;

    /**
     * @param topics the topics that are read
     * @param lookUp asks the brokers for the topics of these names
     * @param nanoTime passes with time
     */
    BrokerCheck(TopicIds topics, Supplier<TopicIds> lookUp, LongSupplier nanoTime) {
        this.topics = topics;
        this.lookUp = lookUp;
        this.nanoTime = nanoTime;
    }

    /**
     * Compares the topics with those that the tables were written from.
     *
     * @param isNewAccepted whether to go on with these: offsets of the others are forgotten
     */
    void requireKnown(Database database, boolean isNewAccepted) {
        try (Connection connection = database.connection()) {
            List<String> others = OffsetTable.others(connection, topics.clusterId(), topics.byName());
            if (others.isEmpty()) {
                return;
            }
            if (!isNewAccepted) {
                throw other(": " + String.join(", ", others));
            }
            OffsetTable.forgetOthers(connection, topics.clusterId(), topics.byName());
            LOG.warn("Told to go on with these brokers; forgotten how far {} of earlier ones was written", others);
        } catch (SQLException e) {
            throw DatabaseException.of(e);
        }
    }

    /**
     * Asks the brokers whether the topics are still those that are read.
     *
     * @throws UnknownTopicOrPartitionException when they do not know one of them, which may pass: ask again
     */
    void requireSame() {
        if (!known().equals(topics)) {
            throw other("");
        }
    }

    private TopicIds known() {
        try {
            TopicIds now = lookUp.get();
            isUnknown = false;
            return now;
        } catch (UnknownTopicOrPartitionException e) {
            if (!isUnknown) {
                isUnknown = true;
                unknownSinceNanos = nanoTime.getAsLong();
            }
            if (nanoTime.getAsLong() - unknownSinceNanos < LONGEST_IGNORANCE.toNanos()) {
                throw e;
            }
            throw other("");
        }
    }

    private static OtherBrokerException other(String which) {
        return new OtherBrokerException("the tables were written from other topics than these brokers have now" + which
                + "; rows may be missing or come twice");
    }
}

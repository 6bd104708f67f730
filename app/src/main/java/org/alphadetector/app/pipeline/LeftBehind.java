package org.alphadetector.app.pipeline;

import java.util.List;
import java.util.Set;
import org.alphadetector.app.broker.Brokers;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a killed Streams application left on a broker: an open transaction, before which no committed reader gets past, and
 * a member of its group that the others wait for. Both would time out by themselves; whoever knows that nobody is left
 * need not wait.
 */
public final class LeftBehind {
    private static final Logger LOG = LoggerFactory.getLogger(LeftBehind.class);

    private LeftBehind() {}

    /** Aborts the transactions and removes the members. An instance that lives after all joins again, and loses nothing. */
    public static void clear(String bootstrap) {
        try (Admin admin = Brokers.admin(bootstrap)) {
            abortTransactions(admin);
            removeMembers(admin);
        } catch (KafkaException e) {
            LOG.info("what a killed process left on the broker will time out: {}", e.getMessage());
        }
    }

    private static void abortTransactions(Admin admin) {
        List<String> open = Brokers.answer(admin.listTransactions(
                                new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING)))
                        .all())
                .stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> id.startsWith(StreamsApplication.ID + '-'))
                .toList();
        if (!open.isEmpty()) {
            LOG.info("aborting the transactions that a killed process left open: {}", open);
            Brokers.answer(admin.fenceProducers(open).all());
        }
    }

    private static void removeMembers(Admin admin) {
        String group = StreamsApplication.ID;
        try {
            if (Brokers.answer(admin.describeConsumerGroups(List.of(group)).all()).values().stream()
                    .allMatch(description -> description.members().isEmpty())) {
                return;
            }
        } catch (GroupIdNotFoundException e) {
            LOG.debug("the first run on this broker");
            return;
        }
        LOG.info("removing the members that a killed process left in {}", group);
        Brokers.answer(admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                .all());
    }
}

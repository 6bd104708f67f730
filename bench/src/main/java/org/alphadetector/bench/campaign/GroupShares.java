package org.alphadetector.bench.campaign;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alphadetector.app.broker.Brokers;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** How the members of a consumer group share its partitions. */
final class GroupShares {
    private GroupShares() {}

    /**
     * How many partitions each instance has, in ascending order, once they have been given out; otherwise none.
     *
     * @param instance the instance that a member belongs to
     */
    static List<Integer> of(String bootstrap, String group, Function<MemberDescription, String> instance) {
        try (Admin admin = Brokers.admin(bootstrap)) {
            ConsumerGroupDescription description = Brokers.answer(
                            admin.describeConsumerGroups(List.of(group)).all())
                    .get(group);
            if (description == null || description.groupState() != GroupState.STABLE) {
                return List.of();
            }
            return description.members().stream()
                    .collect(Collectors.groupingBy(
                            instance, TreeMap::new, Collectors.summingInt(member -> member.assignment()
                                    .topicPartitions()
                                    .size())))
                    .values()
                    .stream()
                    .sorted()
                    .toList();
        } catch (GroupIdNotFoundException e) {
            return List.of(); // Nobody has joined yet.
        }
    }
}

package org.alphadetector.bench.campaign;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
        return members(bootstrap, group).stream()
                .collect(Collectors.groupingBy(instance, TreeMap::new, Collectors.summingInt(GroupShares::share)))
                .values()
                .stream()
                .sorted()
                .toList();
    }

    /** The identifiers of the members that have partitions, once these have been given out; otherwise none. */
    static Set<String> holders(String bootstrap, String group) {
        return members(bootstrap, group).stream()
                .filter(member -> share(member) > 0)
                .map(MemberDescription::consumerId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Collection<MemberDescription> members(String bootstrap, String group) {
        try (Admin admin = Brokers.admin(bootstrap)) {
            ConsumerGroupDescription description = Brokers.answer(
                            admin.describeConsumerGroups(List.of(group)).all())
                    .get(group);
            return description == null || description.groupState() != GroupState.STABLE
                    ? List.of()
                    : description.members();
        } catch (GroupIdNotFoundException e) {
            return List.of(); // Nobody has joined yet.
        }
    }

    private static int share(MemberDescription member) {
        return member.assignment().topicPartitions().size();
    }
}

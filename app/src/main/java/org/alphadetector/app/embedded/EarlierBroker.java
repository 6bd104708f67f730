package org.alphadetector.app.embedded;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import kafka.server.ControllerServer;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.metadata.BrokerRegistration;
import org.apache.kafka.metadata.KRaftMetadataCache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A broker that was killed, which the controller would take for alive until its session ends. */
final class EarlierBroker {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration LOOK_EACH = Duration.ofMillis(20);
    private static final Logger LOG = LoggerFactory.getLogger(EarlierBroker.class);

    private EarlierBroker() {}

    /**
     * Tells the controller that it is gone: ports and directory are ours, so it is. A broker that started before would
     * load the transactions that were open or being committed, lose its leadership while it sends their markers, and
     * take their partitions for deleted: they would stay open, and committed readers would stop there for good.
     */
    static void remove(ControllerServer controller, int nodeId) {
        KRaftMetadataCache cluster = controller.metadataCache();
        await(
                () -> cluster.currentImage().highestOffsetAndEpoch().offset() >= 0,
                "the controller does not read its log");
        if (!isThere(cluster, nodeId)) {
            return;
        }
        ControllerRequestContext request =
                new ControllerRequestContext(new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty());
        await(
                () -> isUnregistered(controller, request, nodeId),
                "the controller does not give up the broker of an earlier run");
        await(() -> !isThere(cluster, nodeId), "the controller does not forget the broker of an earlier run");
    }

    /** Whether there was one that did not end in order. */
    private static boolean isThere(KRaftMetadataCache cluster, int nodeId) {
        BrokerRegistration earlier = cluster.currentImage().cluster().broker(nodeId);
        return earlier != null && !(earlier.fenced() && earlier.inControlledShutdown());
    }

    private static boolean isUnregistered(ControllerServer controller, ControllerRequestContext request, int nodeId) {
        try {
            controller.controller().unregisterBroker(request, nodeId).join();
            return true;
        } catch (CompletionException e) {
            if (e.getCause() instanceof BrokerIdNotRegisteredException) {
                return true;
            }
            LOG.debug("the controller is not active yet", e);
            return false;
        }
    }

    private static void await(BooleanSupplier isReached, String otherwise) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!isReached.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(otherwise);
            }
            LockSupport.parkNanos(LOOK_EACH.toNanos());
        }
    }
}

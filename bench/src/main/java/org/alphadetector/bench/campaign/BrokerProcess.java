package org.alphadetector.bench.campaign;

import java.nio.file.Path;
import org.alphadetector.app.embedded.EmbeddedKafka;

/** A broker in a process of its own, until it is killed. */
public final class BrokerProcess {
    private BrokerProcess() {}

    /** Arguments: directory, port, port of the controller. */
    public static void main(String[] args) throws InterruptedException {
        EmbeddedKafka broker;
        try {
            broker = EmbeddedKafka.start(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        } catch (RuntimeException e) {
            System.out.println("the broker does not start: " + e);
            // A supervisor starts it again; threads of the failed start must not keep it here.
            Runtime.getRuntime().halt(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        Thread.currentThread().join();
    }
}

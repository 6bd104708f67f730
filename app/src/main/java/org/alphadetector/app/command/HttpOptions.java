package org.alphadetector.app.command;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.app.health.Monitoring;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command serves {@code /metrics}, {@code /health/live} and {@code /health/ready}, if anywhere. */
public final class HttpOptions {
    /** The port of the Streams application where none is named. */
    static final int RUN_PORT = 9464;
    /** The port of the sink where none is named: both may run on one machine. */
    static final int SINK_PORT = 9465;

    private static final int ANY_PORT = 0;
    private static final int MAX_PORT = 65_535;

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "Where to serve /metrics, /health/live and /health/ready; 0 is any free port. Default: "
                    + RUN_PORT + ", of 'alpha sink' " + SINK_PORT + ", or any free one where that is taken; 'alpha run"
                    + " --data' keeps the last one.")
    private @Nullable Integer port;

    @Option(names = "--no-http", description = "Do not serve them.")
    private boolean isWithout;

    /** Refuses what cannot be served. */
    void check() {
        if (port != null && (port < 0 || port > MAX_PORT)) {
            throw new UserMistake("--http-port must be from 0 to " + MAX_PORT + ", not " + port + '.');
        }
        if (port != null && isWithout) {
            throw new UserMistake("--http-port and --no-http exclude each other; leave one out.");
        }
    }

    /** Serves every network of this machine: an application beside others' brokers is looked at from elsewhere. */
    String serve(Monitoring monitoring, int defaultPort) {
        return isWithout ? "" : described(serve(monitoring, new InetSocketAddress(defaultPort)));
    }

    /** Serves this machine alone, as the servers of a directory do. */
    String serveHere(Monitoring monitoring, int defaultPort) {
        return isWithout ? "" : described(serve(monitoring, here(defaultPort)));
    }

    /** Serves this machine alone, on the port that the owned directory keeps. */
    String serve(Monitoring monitoring, DataDirectory directory) {
        if (isWithout) {
            return "";
        }
        int served = serve(monitoring, here(directory.ports().http().orElse(RUN_PORT)));
        directory.keepHttpPort(served);
        return described(served);
    }

    /** A port that was named must be free; one that nobody named gives way: looking at a pipeline never stops it. */
    private int serve(Monitoring monitoring, InetSocketAddress unlessNamed) {
        if (port != null) {
            return monitoring.serve(new InetSocketAddress(unlessNamed.getAddress(), port));
        }
        try {
            return monitoring.serve(unlessNamed);
        } catch (UserMistake taken) {
            return monitoring.serve(new InetSocketAddress(unlessNamed.getAddress(), ANY_PORT));
        }
    }

    private static InetSocketAddress here(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static String described(int served) {
        return "; health and metrics on port " + served;
    }
}

package org.alphadetector.bench;

/** Runs the benchmarks; the arguments are those of JMH. */
public final class Bench {

    private Bench() {}

    public static void main(String[] args) throws Exception {
        org.openjdk.jmh.Main.main(args);
    }
}

package org.alphadetector.bench.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints how the simulated market compares with real ones. */
@Command(
        name = "facts",
        header = "Measures the stylised facts of the simulated market over some seeds.",
        description =
                "Twenty quiet assets from a Thursday to a Sunday for each seed. Exit code 1 if a fact is out of its"
                        + " range in some seed.")
public final class FactsCommand implements Callable<Integer> {
    @Option(names = "--seeds", defaultValue = "10", description = "How many seeds, from 1 on (${DEFAULT-VALUE}).")
    private int seeds;

    @Override
    public Integer call() {
        List<double[]> values = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            MarketRecord market = MarketRecord.of(seed);
            values.add(StylisedFact.ALL.stream()
                    .mapToDouble(fact -> fact.measure().applyAsDouble(market))
                    .toArray());
        }
        boolean isGood = true;
        System.out.printf(Locale.ROOT, "%-48s %8s %8s %8s   %-14s %s%n", "fact", "least", "mean", "most", "range", "");
        for (int i = 0; i < StylisedFact.ALL.size(); i++) {
            isGood &= print(StylisedFact.ALL.get(i), values, i);
        }
        return isGood ? 0 : 1;
    }

    private static boolean print(StylisedFact fact, List<double[]> values, int index) {
        double[] own = values.stream().mapToDouble(one -> one[index]).sorted().toArray();
        boolean holds = fact.holds(own[0]) && fact.holds(own[own.length - 1]);
        System.out.printf(
                Locale.ROOT,
                "%-48s %8.3f %8.3f %8.3f   %5.2f .. %5.2f %s %s%n",
                fact.name(),
                own[0],
                Series.mean(own),
                own[own.length - 1],
                fact.low(),
                fact.high(),
                holds ? "  " : "NO",
                fact.source());
        return holds;
    }
}

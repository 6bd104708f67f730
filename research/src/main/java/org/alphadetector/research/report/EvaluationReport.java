package org.alphadetector.research.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alphadetector.research.evaluation.CalibrationResult;
import org.alphadetector.research.evaluation.EvaluationResult;

/**
 * Everything a report shows.
 *
 * @param circumstances what was run, in the order of showing: market, assets, seeds, commit
 * @param labelled on markets with injections
 * @param quiet on markets without; empty when it was not asked for
 * @param budgets false alarms per asset and day that the detectors of a class may cost, over its timeframes
 */
public record EvaluationReport(
        Map<String, String> circumstances,
        EvaluationResult labelled,
        Optional<CalibrationResult> quiet,
        Map<String, Double> budgets) {

    /** How the pipeline is called beside its peers. */
    public static final String ALPHA = "alpha";

    /**
     * The share of false ones among true and false alarms of a class if false ones came as often as its budget allows, in
     * the time in which the false ones came; NaN where nothing was watched.
     */
    public double falseDiscoveriesAtBudget(String eventClass) {
        double allowed =
                budgets.getOrDefault(eventClass, 0.0) * labelled.alpha().falseAssetDays(eventClass);
        return allowed / (allowed + labelled.alpha().total(eventClass).trueAlarms());
    }

    /** The classes that peers were tried on and that were injected, in order. */
    public List<String> comparedClasses() {
        return labelled.peers().keySet().stream()
                .filter(name -> labelled.alpha().total(name).injections() > 0)
                .sorted()
                .toList();
    }
}

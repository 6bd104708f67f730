package org.alphadetector.research.evaluation;

import java.util.Map;

/**
 * What pipeline and peers found on the same labelled markets.
 *
 * @param alpha the pipeline, alarms matched by class and subtype
 * @param byClass the pipeline, alarms matched by class only, as the peers' are
 * @param peers by class and peer, at as many false alarms as the pipeline had
 */
public record EvaluationResult(Scorecard alpha, Scorecard byClass, Map<String, Map<PeerKind, Scorecard>> peers) {

    /** The peers of a class; none where they make no sense. */
    public Map<PeerKind, Scorecard> peersOf(String eventClass) {
        return peers.getOrDefault(eventClass, Map.of());
    }
}

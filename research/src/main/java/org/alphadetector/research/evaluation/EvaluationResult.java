package org.alphadetector.research.evaluation;

import java.util.Map;
import org.alphadetector.ingest.injection.Omissions;
import org.alphadetector.research.scorecard.Scorecard;

/**
 * What pipeline and peers found on the same labelled markets.
 *
 * @param alpha the pipeline, alarms matched by class and subtype
 * @param byClass the pipeline, alarms matched by class only, as the peers' are
 * @param peers by class and peer, at as many false alarms as the pipeline had
 * @param omissions what was planned and is not in the ticks
 * @param unjudged how many injections the end of their stream left too little time to be found
 */
public record EvaluationResult(
        Scorecard alpha,
        Scorecard byClass,
        Map<String, Map<PeerKind, Scorecard>> peers,
        Omissions omissions,
        int unjudged) {

    /** The peers of a class; none where they make no sense. */
    public Map<PeerKind, Scorecard> peersOf(String eventClass) {
        return peers.getOrDefault(eventClass, Map.of());
    }
}

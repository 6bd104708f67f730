package org.alphadetector.detectors.event;

import org.alphadetector.features.row.Provenance;

/**
 * What made an event, apart from the ticks.
 *
 * @param featurePack the pack of the features it was seen in
 * @param detectorPack the pack of the detector
 * @param provenance configuration hash and git commit
 * @param universePolicyRev revision of the rule that makes the universe; 0 takes every asset
 */
public record EventOrigin(String featurePack, String detectorPack, Provenance provenance, int universePolicyRev) {}

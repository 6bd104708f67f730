package org.alphadetector.features.row;

import org.alphadetector.features.asset.StageSettings;

/**
 * What made a row, apart from its ticks.
 *
 * @param configHash hash of the semantic settings, {@link StageSettings#hash}
 * @param gitCommit commit of the build, or {@code unknown}
 */
public record Provenance(String configHash, String gitCommit) {}

package org.alphadetector.features.row;

/**
 * What made a row, apart from its ticks.
 *
 * @param configHash hash of the semantic settings
 * @param gitCommit commit of the build, or {@code unknown}
 */
public record Provenance(String configHash, String gitCommit) {}

/** The whole pipeline in one process, driven by ticks: the fold's second driver, for replay, demo and research. */
@NullMarked
package org.alphadetector.detectors.pipeline;

import org.jspecify.annotations.NullMarked;

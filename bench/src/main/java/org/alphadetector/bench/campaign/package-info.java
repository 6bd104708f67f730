/** The fault campaign: every part of the pipeline is a process of its own, is killed at random, and the tables must not show it. */
@NullMarked
package org.alphadetector.bench.campaign;

import org.jspecify.annotations.NullMarked;

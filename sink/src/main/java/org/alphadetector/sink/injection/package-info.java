/** The ground truth about injected anomalies, beside what the pipeline writes. */
@NullMarked
package org.alphadetector.sink.injection;

import org.jspecify.annotations.NullMarked;

/** The applications, running: the Streams application and the sink, each with a beginning, an end and a first failure. */
@NullMarked
package org.alphadetector.app.pipeline;

import org.jspecify.annotations.NullMarked;

/** The demo: a simulated market through the whole pipeline, watched in the terminal. */
@NullMarked
package org.alphadetector.app.demo;

import org.jspecify.annotations.NullMarked;

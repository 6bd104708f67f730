/** What a person sees: tables, anomaly lines, progress. */
@NullMarked
package org.alphadetector.app.console;

import org.jspecify.annotations.NullMarked;

/** What an evaluation found, as JSON and as a page with plots. */
@NullMarked
package org.alphadetector.research.report;

import org.jspecify.annotations.NullMarked;

/** Queries against the database of a data directory, whoever runs it. */
@NullMarked
package org.alphadetector.app.query;

import org.jspecify.annotations.NullMarked;

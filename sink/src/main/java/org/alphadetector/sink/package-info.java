/** The database: its connections, its failures in words, rolling back. */
@NullMarked
package org.alphadetector.sink;

import org.jspecify.annotations.NullMarked;

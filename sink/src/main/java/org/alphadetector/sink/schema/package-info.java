/** The tables: migrations, the comments on their columns, the check against the declared columns, and roles. */
@NullMarked
package org.alphadetector.sink.schema;

import org.jspecify.annotations.NullMarked;

/** PostgreSQL servers that run elsewhere: their addresses, and databases on them. */
@NullMarked
package org.alphadetector.app.postgres;

import org.jspecify.annotations.NullMarked;

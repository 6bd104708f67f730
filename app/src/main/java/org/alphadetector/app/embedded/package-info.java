/** The broker and the Postgres server that run in or beside this process. */
@NullMarked
package org.alphadetector.app.embedded;

import org.jspecify.annotations.NullMarked;

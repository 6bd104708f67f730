/** The settings, declared once as data, and the configuration files that set them. */
@NullMarked
package org.alphadetector.app.setting;

import org.jspecify.annotations.NullMarked;

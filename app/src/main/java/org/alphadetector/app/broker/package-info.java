/** The Kafka brokers a command works with: where they are, their topics, how far readers have come. */
@NullMarked
package org.alphadetector.app.broker;

import org.jspecify.annotations.NullMarked;

package org.alphadetector.app.health;

import java.util.function.Supplier;

/**
 * Something to look at; it answers at once, from what is known.
 *
 * @param name one word or two with a dot between, for example {@code sink.postgres}
 * @param look says what is found; a failure of its own counts as bad
 */
public record HealthCheck(String name, Supplier<Finding> look) {}

package org.alphadetector.features.bar;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Orders features by what they read and write. */
public final class ReadOrder {
    private ReadOrder() {}

    /**
     * Each after those whose columns it reads, else as listed.
     *
     * @param inputs the columns a feature reads
     * @param outputs the columns a feature writes
     * @throws IllegalStateException when features read each other's columns
     */
    public static <F> List<F> of(List<F> listed, Function<F, Set<String>> inputs, Function<F, Set<String>> outputs) {
        List<F> left = new ArrayList<>(listed);
        List<F> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            F next = left.stream()
                    .filter(each -> left.stream().noneMatch(other -> isReadBy(other, each, inputs, outputs)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("features read each other's columns: columns="
                            + left.stream().map(outputs).toList()));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    @SuppressWarnings("ReferenceEquality") // A feature reads its own columns as it likes.
    private static <F> boolean isReadBy(
            F writer, F reader, Function<F, Set<String>> inputs, Function<F, Set<String>> outputs) {
        return writer != reader && outputs.apply(writer).stream().anyMatch(inputs.apply(reader)::contains);
    }
}

package org.alphadetector.bench.measurement;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number of 1 or more, as an option says it. */
public final class AtLeastOne implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new TypeConversionException("must be a whole number of 1 or more, not '" + text + "'");
        }
        throw new TypeConversionException("must be 1 or more, not " + text);
    }
}

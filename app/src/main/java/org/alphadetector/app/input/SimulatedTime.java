package org.alphadetector.app.input;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A span of event time as on the command line: a whole number and {@code s}, {@code m}, {@code h} or {@code d}. */
public record SimulatedTime(long micros) {
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,6})([smhd])");
    private static final Map<String, Long> UNIT_MICROS =
            Map.of("s", 1_000_000L, "m", 60_000_000L, "h", 3_600_000_000L, "d", 86_400_000_000L);

    /** Reads it from the command line. */
    public static final class Converter implements ITypeConverter<SimulatedTime> {
        @Override
        public SimulatedTime convert(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "write a whole number and s, m, h or d, for example 90m, not '" + text + "'");
            }
            return new SimulatedTime(Long.parseLong(matcher.group(1)) * UNIT_MICROS.getOrDefault(matcher.group(2), 0L));
        }
    }
}

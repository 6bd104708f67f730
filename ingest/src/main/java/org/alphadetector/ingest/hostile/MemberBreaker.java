package org.alphadetector.ingest.hostile;

import java.util.List;
import java.util.Locale;
import org.alphadetector.ingest.hostile.MessageText.Member;
import org.alphadetector.ingest.random.RandomStream;
import org.alphadetector.ingest.tick.TickType;

/** Damages the members of a message, knowing what they are. */
final class MemberBreaker {
    private static final int LONGEST_STRING = 8_000;
    private static final int LONGEST_NUMBER = 2_000;
    private static final int MOST_LEVELS = 4_000;
    private static final int MOST_FIELDS = 2_000;
    private static final int DEEPEST = 100_000;
    private static final int ALLOWED_DEPTH = 60;

    private static final List<String> WRONG = List.of(
            "true",
            "false",
            "[]",
            "{}",
            "\"\"",
            "\"x\"",
            "7",
            "-1",
            "0",
            "[[]]",
            "[null]",
            "{\"price\":1}",
            "[1,2]",
            "[{\"price\":1}]",
            "[{\"price\":null,\"amount\":{}}]");
    /** None of them is a time after now, which alone could stop a clock: that the schema allows. */
    private static final List<String> HUGE = List.of(
            "1e999",
            "-1e999",
            "1e-999",
            "1e308",
            "-1.7976931348623157e308",
            "4.9e-324",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "-9223372036854775809",
            "123456789012345678901234567890",
            "0.000000000000000000000000000000000000001",
            "1E+2147483648",
            "1e-2147483649",
            "1e99999999999999999999",
            "-0",
            "-0.0",
            "0e0",
            "999999999999999999",
            "1e18",
            "1e15");

    private static final List<String> NOT_NUMBERS = List.of(
            "NaN",
            "Infinity",
            "-Infinity",
            "0x10",
            "1_000",
            "+5",
            ".5",
            "5.",
            "1e",
            "1e+",
            "--1",
            "01",
            "1,5",
            "undefined",
            "nul",
            "TRUE",
            "1 2",
            "1f",
            "'1'");
    private static final List<String> QUOTED = List.of(
            "\"NaN\"",
            "\"1e999\"",
            "\"Infinity\"",
            "\"-Infinity\"",
            "\"0x1p3\"",
            "\"1d\"",
            "\"\uFF11\uFF12\"",
            "\" 1\"",
            "\"1 \"",
            "\"1,000\"",
            "\"\\u0031\"",
            "\"1e5\"",
            "\"-5\"",
            "\"\"");
    private static final List<String> TIMES = List.of(
            "\"2024-02-30T00:00:00Z\"",
            "\"2023-02-29T00:00:00.000Z\"",
            "\"9999-12-31T23:59:59.999999Z\"",
            "\"10000-01-01T00:00:00Z\"",
            "\"0000-00-00T00:00:00Z\"",
            "\"1969-12-31T23:59:59Z\"",
            "\"2024-01-01T24:00:00Z\"",
            "\"2024-01-01T00:00:60Z\"",
            "\"2024-01-01\"",
            "\"2024-01-01T00:00:00+99:99\"",
            "\"2024-01-01T00:00:00.1234567890Z\"",
            "\"-2024-01-01T00:00:00Z\"",
            "\"2024-01-01T00:00:00\"",
            "\"now\"",
            "1736121600",
            "1736121600.5",
            "-1",
            "1e15",
            "253402300800000000");
    private static final List<String> TIME_NAMES =
            List.of("timestamp", "localTimestamp", "fundingTimestamp", "openTimestamp", "closeTimestamp");

    private final RandomStream random;

    MemberBreaker(RandomStream random) {
        this.random = random;
    }

    void apply(Damage damage, MessageText message) {
        int at = random.index(message.members.size());
        Member member = message.members.get(at);
        switch (damage) {
            case FIELD_DROPPED -> message.members.remove(at);
            case FIELD_DOUBLED ->
                message.members.add(random.index(message.members.size() + 1), new Member(member.name(), any(WRONG)));
            case FIELD_RENAMED -> message.members.set(at, new Member(renamed(member.name()), member.value()));
            case FIELD_NULL -> message.setValue(at, "null");
            case FIELDS_SHUFFLED -> shuffle(message);
            case WRONG_TYPE -> message.setValue(at, any(WRONG));
            case HUGE_NUMBER -> message.setValue(at, any(HUGE));
            case LONG_NUMBER -> message.setValue(at, longNumber());
            case NOT_A_NUMBER -> message.setValue(at, any(NOT_NUMBERS));
            case QUOTED_NUMBER -> message.setValue(at, any(QUOTED));
            case ODD_TIME -> message.put(any(TIME_NAMES), any(TIMES));
            case LONG_STRING -> message.setValue(at, '"' + letters(1 + random.index(LONGEST_STRING)) + '"');
            case UNICODE_ESCAPED -> message.setValue(at, escaped(member.value()));
            case LONE_SURROGATE -> inString(message, at, random.index(2) == 0 ? "\\ud800" : "\\udfff\\ud83d");
            case CONTROL_ESCAPED -> inString(message, at, random.index(2) == 0 ? "\\u0000" : "\\n\\u0085\\u200e");
            case CONTROL_RAW -> inString(message, at, Character.toString((char) random.index(0x20)));
            default -> addOrRetype(damage, message);
        }
    }

    private void addOrRetype(Damage damage, MessageText message) {
        switch (damage) {
            case NESTED -> message.put("extra", nested(1 + random.index(ALLOWED_DEPTH)));
            case NESTED_DEEP -> message.put("extra", nested(ALLOWED_DEPTH + 10 + random.index(DEEPEST)));
            case MANY_LEVELS -> message.put(random.index(2) == 0 ? "bids" : "asks", levels());
            case MANY_FIELDS -> addFields(message);
            case OTHER_TYPE -> message.put("type", otherType());
            case UNKNOWN_TYPE -> message.put("type", '"' + letters(1 + random.index(2_000)) + '"');
            case BOOK_CHANGE -> message.put("type", "\"book_change\"");
            default -> throw new IllegalArgumentException("no damage of members: damage=" + damage);
        }
    }

    private String any(List<String> texts) {
        return texts.get(random.index(texts.size()));
    }

    private String renamed(String name) {
        return switch (random.index(4)) {
            case 0 -> name.toUpperCase(Locale.ROOT);
            case 1 -> "";
            case 2 -> letters(1 + random.index(LONGEST_STRING));
            default -> name + "\\u0000";
        };
    }

    private void shuffle(MessageText message) {
        for (int i = message.members.size() - 1; i > 0; i--) {
            Member moved = message.members.set(random.index(i + 1), message.members.get(i));
            message.members.set(i, moved);
        }
    }

    private String longNumber() {
        int digits = 20 + random.index(LONGEST_NUMBER);
        return switch (random.index(3)) {
            case 0 -> "1".repeat(digits);
            case 1 -> "0." + "0".repeat(digits) + '1';
            default -> "-0." + "9".repeat(digits) + "e-" + digits;
        };
    }

    /** Of other letters each time: no table of names may grow with them. */
    private String letters(int count) {
        String start = Long.toUnsignedString(random.nextLong(), 36);
        return "x" + start + (count > start.length() ? "\u5143".repeat((count - start.length()) / 3) : "");
    }

    private static String escaped(String value) {
        if (!value.startsWith("\"")) {
            return value;
        }
        StringBuilder text = new StringBuilder("\"");
        for (int i = 1; i < value.length() - 1; i++) {
            text.append(String.format(Locale.ROOT, "\\u%04x", (int) value.charAt(i)));
        }
        return text.append('"').toString();
    }

    private static void inString(MessageText message, int at, String inserted) {
        String value = message.members.get(at).value();
        String kept = value.startsWith("\"") ? value.substring(1, value.length() - 1) : "x";
        message.setValue(at, '"' + kept + inserted + '"');
    }

    private String nested(int depth) {
        return random.index(2) == 0
                ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"a\":".repeat(depth) + '0' + "}".repeat(depth);
    }

    private String levels() {
        String level = random.index(4) == 0 ? "{\"price\":1e999,\"amount\":-1}" : "{\"price\":1,\"amount\":1}";
        return '[' + (level + ',').repeat(random.index(MOST_LEVELS)) + level + ']';
    }

    private void addFields(MessageText message) {
        for (int i = random.index(MOST_FIELDS); i > 0; i--) {
            message.members.add(new Member("extra" + i, "\"\\\\\\\"\""));
        }
    }

    private String otherType() {
        List<TickType> types = List.of(TickType.values());
        return '"' + types.get(random.index(types.size())).wireName() + '"';
    }
}

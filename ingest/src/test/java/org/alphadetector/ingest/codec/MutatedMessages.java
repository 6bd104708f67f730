package org.alphadetector.ingest.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message changed in every way that a writer or the network might find; the texts are ISO 8859-1, one character a byte. */
final class MutatedMessages {
    private static final String BYTES = "{}[],:\"\\/0195.-+eEnabZ \n\t\u0000\u0080\u00c3\u00ff";
    private static final Pattern NUMBER = Pattern.compile("(?<=[:\"])-?\\d[\\d.eE+-]*(?=[,}\"])");
    private static final Pattern STRING = Pattern.compile("(?<=:)\"[^\"]*\"");
    private static final List<String> VALUES = List.of(
            "0",
            "-0",
            "00",
            "007",
            "7",
            "-1",
            "1.",
            ".5",
            "1.5",
            "0.000000001",
            "1e5",
            "1E-5",
            "1e+2",
            "1e",
            "1e400",
            "-1e400",
            "1e-400",
            "12345678",
            "1234567.12345678",
            "12345678.123456789",
            "9007199254740993",
            "123456789012345678",
            "1234567890123456789",
            "0.12345678901234567890",
            "1".repeat(400),
            "0." + "3".repeat(400),
            "1e17",
            "1e18",
            "null",
            "true",
            "[1]",
            "{}",
            "\"5\"",
            "\"\"",
            "\"NaN\"",
            "\"-3\"",
            "\"5 \"",
            "\"\\u0035\"",
            "\"buy\"",
            "\"sell\"",
            "\"sel\"",
            "\"unknown\"",
            "\"buyer\"",
            "\"2024-07-18T23:57:02Z\"",
            "\"2024-07-18T23:57:60.000000Z\"",
            "\"2024-07-18T23:57:02.956Z\"",
            "\"2024-07-18T23:57:02.9560001Z\"",
            "\"2024-07-18T23:57:02.956000+01:00\"",
            "\"2024-02-30T23:57:02.956000Z\"",
            "\"9999-12-31T23:59:59.999999Z\"",
            "\"A\\\"\"",
            "\"\u00c3\u00a9\"",
            "\"\u00c3\"");

    private final String message;
    private final Consumer<String> check;

    MutatedMessages(String message, Consumer<String> check) {
        this.message = message;
        this.check = check;
    }

    void checkAll() {
        changeBytes();
        replaceValues(NUMBER);
        replaceValues(STRING);
        changeMembers();
        for (int length = 0; length < message.length(); length++) {
            check.accept(message.substring(0, length));
        }
        check.accept(message + ' ');
        check.accept(message + '}');
        check.accept(message + message);
    }

    private void changeBytes() {
        for (int at = 0; at < message.length(); at++) {
            String before = message.substring(0, at);
            String after = message.substring(at + 1);
            check.accept(before + after);
            for (int i = 0; i < BYTES.length(); i++) {
                char other = BYTES.charAt(i);
                check.accept(before + other + after);
                if ((at & 3) == 0) {
                    check.accept(before + other + message.charAt(at) + after);
                }
            }
            check.accept(before + String.format("\\u%04x", (int) message.charAt(at)) + after);
        }
    }

    private void replaceValues(Pattern values) {
        for (String value : VALUES) {
            Matcher matcher = values.matcher(message);
            while (matcher.find()) {
                check.accept(message.substring(0, matcher.start()) + value + message.substring(matcher.end()));
            }
        }
    }

    private void changeMembers() {
        List<String> members = members();
        Random random = new Random(members.size());
        for (int i = 0; i < members.size(); i++) {
            List<String> fewer = new ArrayList<>(members);
            String member = fewer.remove(i);
            check.accept(joined(fewer));
            String name = member.substring(0, member.indexOf(':') + 1);
            for (String value : VALUES) {
                check.accept(joined(with(members, members.size(), name + value)));
                check.accept(joined(with(members, random.nextInt(members.size()), name + value)));
            }
            List<String> shuffled = new ArrayList<>(members);
            Collections.shuffle(shuffled, random);
            check.accept(joined(shuffled));
            check.accept(joined(with(members, i, "\"more\":" + i)));
        }
    }

    private static List<String> with(List<String> members, int at, String member) {
        List<String> more = new ArrayList<>(members);
        more.add(at, member);
        return more;
    }

    private static String joined(List<String> members) {
        return '{' + String.join(",", members) + '}';
    }

    private List<String> members() {
        List<String> members = new ArrayList<>();
        int depth = 0;
        int from = 1;
        for (int at = 1; at < message.length(); at++) {
            char c = message.charAt(at);
            depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            if ((c == ',' && depth == 0) || depth < 0) {
                members.add(message.substring(from, at));
                from = at + 1;
            }
        }
        return members;
    }
}

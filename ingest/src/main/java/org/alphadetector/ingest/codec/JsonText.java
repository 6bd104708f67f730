package org.alphadetector.ingest.codec;

import java.nio.charset.StandardCharsets;

/** The escapes of JSON strings. */
final class JsonText {
    private JsonText() {}

    /** The text of a string that the cursor has already checked, or of its beginning, up to the escape that begins there last. */
    static String unescape(byte[] buffer, int start, int length) {
        StringBuilder text = new StringBuilder(length);
        int end = start + length;
        int plainFrom = start;
        int at = start;
        while (at < end) {
            if (buffer[at] != '\\') {
                at++;
                continue;
            }
            appendPlain(text, buffer, plainFrom, at);
            boolean isUnicode = buffer[at + 1] == 'u';
            text.append(isUnicode ? (char) hexValue(buffer, at + 2) : simpleEscape(buffer[at + 1]));
            at += isUnicode ? 6 : 2;
            plainFrom = at;
        }
        appendPlain(text, buffer, plainFrom, end);
        return text.toString();
    }

    private static void appendPlain(StringBuilder text, byte[] buffer, int from, int to) {
        if (from < to) {
            text.append(new String(buffer, from, to - from, StandardCharsets.UTF_8));
        }
    }

    /** The character a one-letter escape stands for, or 0 when there is no such escape. */
    static char simpleEscape(byte letter) {
        return switch (letter) {
            case '"', '\\', '/' -> (char) letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> 0;
        };
    }

    /** The value of four hexadecimal digits, or -1. */
    static int hexValue(byte[] buffer, int at) {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            byte b = buffer[at + i];
            int digit = b < 0 ? -1 : Character.digit((char) b, 16);
            if (digit < 0) {
                return -1;
            }
            value = (value << 4) | digit;
        }
        return value;
    }
}

package org.alphadetector.sink.digest;

import java.nio.charset.StandardCharsets;

/** Values in the text format of COPY. */
final class CopyText {
    private CopyText() {}

    /** The value without the escapes that COPY put in. */
    static String decode(byte[] row, int from, int to) {
        byte[] value = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            byte b = row[i];
            value[length++] = b == '\\' ? unescaped(row[++i]) : b;
        }
        return new String(value, 0, length, StandardCharsets.UTF_8);
    }

    private static byte unescaped(byte code) {
        return switch (code) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0b;
            default -> code;
        };
    }
}

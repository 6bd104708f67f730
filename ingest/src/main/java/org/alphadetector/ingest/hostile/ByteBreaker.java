package org.alphadetector.ingest.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.alphadetector.ingest.random.RandomStream;
import org.jspecify.annotations.Nullable;

/** Damages a message as a whole: its text, its encoding, its bytes. */
final class ByteBreaker {
    private static final int TWO_MEBIBYTES = 2 << 20;
    /** An overlong form, a surrogate, a byte that begins nothing, a lone continuation, a code point beyond the last. */
    private static final byte[][] NOT_UTF8 = {
        {(byte) 0xC0, (byte) 0x80},
        {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
        {(byte) 0xFF},
        {(byte) 0x80},
        {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
        {(byte) 0xE5, (byte) 0x85}
    };

    private final RandomStream random;

    ByteBreaker(RandomStream random) {
        this.random = random;
    }

    byte[] applyToText(Damage damage, String json) {
        return switch (damage) {
            case ARRAY_AROUND -> utf8('[' + json + ']');
            case TRAILING_COMMA -> utf8(json.substring(0, json.length() - 1) + ",}");
            case COMMENT -> utf8("{/* \"type\": */" + json.substring(1));
            case SINGLE_QUOTES -> utf8(json.replace('"', '\''));
            case CONCATENATED -> utf8(json + (random.index(2) == 0 ? "\n" : "") + json);
            case UTF16 -> json.getBytes(random.index(2) == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16);
            case BYTE_ORDER_MARK -> utf8('\uFEFF' + json);
            default -> throw new IllegalArgumentException("no damage of a text: damage=" + damage);
        };
    }

    /** The damaged bytes; those of {@link Damage#NO_VALUE} are left to the caller. */
    byte[] applyToBytes(Damage damage, byte[] json) {
        return switch (damage) {
            case NOT_UTF8 -> notUtf8(json);
            case TRUNCATED -> Arrays.copyOf(json, 1 + random.index(json.length - 1));
            case BYTES_CHANGED -> changed(json);
            case RANDOM_BYTES -> noise(json.length);
            case TWO_MEBIBYTES -> padded(json);
            case EMPTY -> new byte[0];
            case BLANK -> utf8(" \r\n\t".repeat(1 + random.index(100)));
            default -> throw new IllegalArgumentException("no damage of bytes: damage=" + damage);
        };
    }

    byte @Nullable [] applyToKey(Damage damage, byte[] key) {
        return switch (damage) {
            case NO_KEY -> null;
            case EMPTY_KEY -> new byte[0];
            case KEY_OF_ANOTHER -> Arrays.copyOf(key, key.length - 1 - random.index(2));
            case KEY_NOT_UTF8 -> {
                byte[] broken = key.clone();
                broken[random.index(broken.length)] = (byte) 0xFF;
                yield broken;
            }
            default -> throw new IllegalArgumentException("no damage of a key: damage=" + damage);
        };
    }

    /** In the first name, where any text would do. */
    private byte[] notUtf8(byte[] json) {
        byte[] wrong = NOT_UTF8[random.index(NOT_UTF8.length)];
        byte[] bytes = new byte[json.length + wrong.length];
        System.arraycopy(json, 0, bytes, 0, 2);
        System.arraycopy(wrong, 0, bytes, 2, wrong.length);
        System.arraycopy(json, 2, bytes, 2 + wrong.length, json.length - 2);
        return bytes;
    }

    private byte[] changed(byte[] json) {
        byte[] bytes = json.clone();
        for (int i = random.index(4); i >= 0; i--) {
            bytes[random.index(bytes.length)] = (byte) random.nextLong();
        }
        return bytes;
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextLong();
        }
        bytes[0] = (byte) 0xFE;
        return bytes;
    }

    private static byte[] padded(byte[] json) {
        byte[] bytes = Arrays.copyOf(json, TWO_MEBIBYTES);
        Arrays.fill(bytes, json.length, bytes.length, (byte) ' ');
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

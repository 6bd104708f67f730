package org.alphadetector.ingest.codec;

import java.util.Arrays;
import org.alphadetector.ingest.tick.Side;
import org.jspecify.annotations.Nullable;

/** The sides as messages have them, told apart by their first letter: buys and sells take turns that nobody can guess. */
final class SideText {
    private static final int PLACES = 4;
    private static final SideText[] BY_LETTER = byLetter();

    final Side side;
    /** Bytes before the closing quote. */
    final int length;

    private final long word;
    private final long mask;

    private SideText(Side side) {
        this.side = side;
        String name = side.wireName();
        length = name.length();
        int bits = Byte.SIZE * (length + 1);
        mask = bits < Long.SIZE ? (1L << bits) - 1 : -1;
        byte[] bytes = new byte[Long.BYTES];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) name.charAt(i);
        }
        bytes[length] = '"';
        word = Words.at(bytes, 0);
    }

    private static SideText[] byLetter() {
        SideText[] texts = new SideText[PLACES];
        Arrays.fill(texts, new SideText(Side.UNKNOWN));
        for (Side side : Side.values()) {
            texts[side.wireName().charAt(0) & (PLACES - 1)] = new SideText(side);
        }
        return texts;
    }

    /** The side that comes here with the quote after it; null when none does. */
    static @Nullable SideText at(byte[] message, int at, int end) {
        long next = Words.at(message, at, end);
        SideText side = BY_LETTER[(int) next & (PLACES - 1)];
        return ((next ^ side.word) & side.mask) == 0 ? side : null;
    }
}

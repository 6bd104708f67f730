package org.alphadetector.ingest.validation;

import java.util.Arrays;

/** What a symbol or an exchange may look like: 1 to 64 characters, no white space, no control characters. */
final class SymbolCheck {
    private static final int LONGEST = 64;
    private static final int REMEMBERED = 8192;

    private final boolean allowsColon;
    /** Good names by their hash: mostly the same objects come again. */
    private final String[] good = new String[REMEMBERED];

    private SymbolCheck(boolean allowsColon) {
        this.allowsColon = allowsColon;
        Arrays.fill(good, "");
    }

    static SymbolCheck ofSymbols() {
        return new SymbolCheck(true);
    }

    /** An exchange has no colon: in a record key the first one ends it. */
    static SymbolCheck ofExchanges() {
        return new SymbolCheck(false);
    }

    boolean isGood(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return false;
        }
        int place = name.hashCode() & (REMEMBERED - 1);
        if (name.equals(good[place])) {
            return true;
        }
        for (int i = 0; i < name.length(); ) {
            int codePoint = name.codePointAt(i);
            if (isForbidden(codePoint)) {
                return false;
            }
            i += Character.charCount(codePoint);
        }
        good[place] = name;
        return true;
    }

    private boolean isForbidden(int codePoint) {
        if (codePoint > ' ' && codePoint < 0x7F) {
            return codePoint == ':' && !allowsColon;
        }
        boolean isLoneSurrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return isLoneSurrogate
                || Character.isISOControl(codePoint)
                || Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint);
    }

    /** The name in quotes, cut at 100 characters. */
    static String excerpt(String name) {
        return '"' + (name.length() > 100 ? name.substring(0, 100) + "..." : name) + '"';
    }
}

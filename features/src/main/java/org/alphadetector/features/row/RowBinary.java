package org.alphadetector.features.row;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.alphadetector.ingest.tick.AssetId;
import org.jspecify.annotations.Nullable;

/**
 * The compact form of a {@link Row} on internal topics and in stores: the layout's fingerprint, the key, two bits for
 * each number (NULL, zero, one, or eight bytes that follow), a length for each text and list, the firings.
 */
public final class RowBinary {
    private static final int NULL = 0;
    private static final int ZERO = 1;
    private static final int ONE = 2;
    private static final int BITS = 3;
    private static final long ONE_BITS = Double.doubleToRawLongBits(1);
    /** Fingerprint, lattice label, uid, and the lengths of timeframe, exchange and symbol. */
    private static final int FIXED_BYTES = 4 * Integer.BYTES + 2 * Long.BYTES + 1;

    private static final int MAX_UTF8_BYTES_PER_CHAR = 3;
    /** Id, trigger time, direction, severity, and the length of the detector's id. */
    private static final int FIRING_BYTES = 3 * Long.BYTES + 2 + Integer.BYTES;

    private RowBinary() {}

    /** The compact form. */
    public static byte[] encode(Row row) {
        ByteBuffer out = ByteBuffer.allocate(maxBytes(row));
        write(row, out);
        return Arrays.copyOf(out.array(), out.position());
    }

    /** The row of a compact form; another layout's is refused. */
    public static Row decode(byte[] encoded, RowLayout layout) {
        return read(ByteBuffer.wrap(encoded), layout);
    }

    /** How many bytes {@link #write} needs at most. */
    public static int maxBytes(Row row) {
        RowLayout layout = row.layout();
        int numbers = layout.columns(Lane.NUMBER).size();
        int texts = layout.columns(Lane.TEXT).size();
        AssetId asset = row.asset();
        int chars = row.timeframe().label().length()
                + asset.exchange().length()
                + asset.symbol().length();
        for (int lane = 0; lane < texts; lane++) {
            String text = row.text(lane);
            chars += text == null ? 0 : text.length();
        }
        int firings = 0;
        for (Firing firing : row.firings()) {
            chars += firing.detectorId().length();
            firings += FIRING_BYTES;
        }
        return FIXED_BYTES
                + codeBytes(numbers)
                + numbers * Long.BYTES
                + texts * Integer.BYTES
                + listBytes(row)
                + firings
                + chars * MAX_UTF8_BYTES_PER_CHAR;
    }

    private static int listBytes(Row row) {
        int lists = row.layout().columns(Lane.LIST).size();
        int bytes = 0;
        for (int lane = 0; lane < lists; lane++) {
            double[] list = row.list(lane);
            bytes += Short.BYTES + (list == null ? 0 : list.length * Double.BYTES);
        }
        return bytes;
    }

    /** Writes the compact form at the buffer's position. */
    public static void write(Row row, ByteBuffer out) {
        RowLayout layout = row.layout();
        AssetId asset = row.asset();
        out.putInt(layout.fingerprint()).putLong(row.exchangeTsMicros()).putLong(asset.uid());
        writeText(row.timeframe().label(), out);
        writeText(asset.exchange(), out);
        writeText(asset.symbol(), out);
        writeNumbers(row, layout.columns(Lane.NUMBER).size(), out);
        int texts = layout.columns(Lane.TEXT).size();
        for (int lane = 0; lane < texts; lane++) {
            writeText(row.text(lane), out);
        }
        int lists = layout.columns(Lane.LIST).size();
        for (int lane = 0; lane < lists; lane++) {
            writeList(row.list(lane), out);
        }
        writeFirings(row.firings(), out);
    }

    /** Reads a compact form from the buffer's position; another layout's is refused. */
    public static Row read(ByteBuffer in, RowLayout layout) {
        int fingerprint = in.getInt();
        if (fingerprint != layout.fingerprint()) {
            throw new UnknownRowLayoutException(layout, fingerprint);
        }
        Key key = keyBehindFingerprint(in);
        Row row = new Row(layout, key.asset, key.timeframe, key.exchangeTsMicros);
        readNumbers(row, layout.columns(Lane.NUMBER).size(), in);
        int texts = layout.columns(Lane.TEXT).size();
        for (int lane = 0; lane < texts; lane++) {
            row.text(lane, readText(in));
        }
        int lists = layout.columns(Lane.LIST).size();
        for (int lane = 0; lane < lists; lane++) {
            row.list(lane, readList(in));
        }
        row.firings(readFirings(in));
        return row;
    }

    /** Which row a compact form is of. */
    public record Key(AssetId asset, Timeframe timeframe, long exchangeTsMicros) {}

    /** Reads the key of a compact form of any layout from the buffer's position, and nothing more of it. */
    public static Key readKey(ByteBuffer in) {
        in.getInt();
        return keyBehindFingerprint(in);
    }

    private static Key keyBehindFingerprint(ByteBuffer in) {
        long exchangeTsMicros = in.getLong();
        long uid = in.getLong();
        Timeframe timeframe = Timeframe.ofLabel(keyText(in));
        return new Key(new AssetId(keyText(in), keyText(in), uid), timeframe, exchangeTsMicros);
    }

    private static int codeBytes(int numbers) {
        return (numbers + 3) / 4;
    }

    private static void writeNumbers(Row row, int numbers, ByteBuffer out) {
        int codes = out.position();
        out.position(codes + codeBytes(numbers));
        for (int first = 0; first < numbers; first += 4) {
            int packed = 0;
            for (int lane = first; lane < Math.min(first + 4, numbers); lane++) {
                long bits = Double.doubleToLongBits(row.number(lane));
                int code = code(bits);
                packed |= code << (2 * (lane - first));
                if (code == BITS) {
                    out.putLong(bits);
                }
            }
            out.put(codes + first / 4, (byte) packed);
        }
    }

    private static int code(long bits) {
        if (bits == 0) {
            return ZERO;
        }
        if (bits == ONE_BITS) {
            return ONE;
        }
        return Double.isNaN(Double.longBitsToDouble(bits)) ? NULL : BITS;
    }

    private static void readNumbers(Row row, int numbers, ByteBuffer in) {
        int codes = in.position();
        in.position(codes + codeBytes(numbers));
        for (int lane = 0; lane < numbers; lane++) {
            int code = (in.get(codes + lane / 4) >> (2 * (lane % 4))) & BITS;
            if (code == BITS) {
                row.number(lane, in.getDouble());
            } else if (code != NULL) {
                row.number(lane, code == ONE ? 1 : 0);
            }
        }
    }

    /** A length of one more than the bytes, 0 for NULL; one byte when it fits, else four with the sign bit set. */
    private static void writeText(@Nullable String text, ByteBuffer out) {
        if (text == null) {
            out.put((byte) 0);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = bytes.length + 1;
        if (length <= Byte.MAX_VALUE) {
            out.put((byte) length);
        } else {
            out.putInt(length | Integer.MIN_VALUE);
        }
        out.put(bytes);
    }

    private static @Nullable String readText(ByteBuffer in) {
        int length = in.get(in.position()) < 0 ? in.getInt() & Integer.MAX_VALUE : in.get();
        if (length == 0) {
            return null;
        }
        byte[] bytes = new byte[length - 1];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String keyText(ByteBuffer in) {
        String text = readText(in);
        return text == null ? "" : text;
    }

    /** A length of one more than the numbers, 0 for NULL, then the numbers. */
    private static void writeList(double @Nullable [] list, ByteBuffer out) {
        out.putShort((short) (list == null ? 0 : list.length + 1));
        if (list != null) {
            for (double value : list) {
                out.putDouble(value);
            }
        }
    }

    private static double @Nullable [] readList(ByteBuffer in) {
        int length = in.getShort() - 1;
        if (length < 0) {
            return null;
        }
        double[] list = new double[length];
        for (int i = 0; i < length; i++) {
            list[i] = in.getDouble();
        }
        return list;
    }

    private static void writeFirings(List<Firing> firings, ByteBuffer out) {
        out.put((byte) firings.size());
        for (Firing firing : firings) {
            writeText(firing.detectorId(), out);
            out.putLong(firing.eventId().getMostSignificantBits());
            out.putLong(firing.eventId().getLeastSignificantBits());
            out.put((byte) firing.direction()).put((byte) firing.severity());
            out.putLong(firing.triggerTsMicros());
        }
    }

    private static List<Firing> readFirings(ByteBuffer in) {
        int count = in.get();
        List<Firing> firings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String detectorId = keyText(in);
            UUID eventId = new UUID(in.getLong(), in.getLong());
            firings.add(new Firing(detectorId, eventId, in.get(), in.get(), in.getLong()));
        }
        return count == 0 ? List.of() : firings;
    }
}

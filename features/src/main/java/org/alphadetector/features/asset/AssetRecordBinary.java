package org.alphadetector.features.asset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowBinary;
import org.alphadetector.features.row.RowLayout;

/** The compact form of the records of {@code features.asset}: a byte that tells the kind, then the row or the mark. */
public final class AssetRecordBinary {
    private static final byte ROW = 1;
    private static final byte MARK = 2;

    private AssetRecordBinary() {}

    /** The record of a row. */
    public static byte[] encode(Row row) {
        ByteBuffer out = ByteBuffer.allocate(1 + RowBinary.maxBytes(row)).put(ROW);
        RowBinary.write(row, out);
        return Arrays.copyOf(out.array(), out.position());
    }

    /** The record of a mark. */
    public static byte[] encode(Mark mark) {
        byte[] topic = mark.source().topic().getBytes(StandardCharsets.UTF_8);
        byte[] exchange = mark.exchange().getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(1 + Long.BYTES + 3 * Integer.BYTES + topic.length + exchange.length);
        out.put(MARK).putLong(mark.pointMicros()).putInt(mark.source().partition());
        out.putInt(topic.length).put(topic).putInt(exchange.length).put(exchange);
        return out.array();
    }

    /** The row or mark of a record; rows of another layout are refused, and so is an unknown kind. */
    public static AssetRecord decode(byte[] encoded, RowLayout layout) {
        ByteBuffer in = ByteBuffer.wrap(encoded);
        byte kind = in.get();
        return switch (kind) {
            case ROW -> new AssetRecord.OfRow(RowBinary.read(in, layout));
            case MARK -> new AssetRecord.OfMark(mark(in));
            default ->
                throw new IllegalArgumentException(
                        "unknown record on features.asset: kind=" + kind + "; it was written by another build");
        };
    }

    private static Mark mark(ByteBuffer in) {
        long pointMicros = in.getLong();
        int partition = in.getInt();
        String topic = text(in);
        return new Mark(new SourcePartition(topic, partition), text(in), pointMicros);
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

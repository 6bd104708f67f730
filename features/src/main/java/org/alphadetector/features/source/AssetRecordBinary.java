package org.alphadetector.features.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.alphadetector.features.control.Control;
import org.alphadetector.features.control.ControlJson;
import org.alphadetector.features.row.KnownLayouts;
import org.alphadetector.features.row.Row;
import org.alphadetector.features.row.RowBinary;
import org.alphadetector.features.row.RowLayout;

/** The compact form of the records of {@code features.asset}: a byte that tells the kind, then what it is. */
public final class AssetRecordBinary {
    private static final byte ROW = 1;
    private static final byte MARK = 2;
    private static final byte CONTROL = 3;
    private static final byte LAYOUT = 4;

    private AssetRecordBinary() {}

    /** The record of a row. */
    public static byte[] encode(AssetRecord.OfRow ofRow) {
        return ofRow.encoded();
    }

    static byte[] encode(SourcePartition source, Row row) {
        byte[] topic = source.topic().getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(1 + 2 * Integer.BYTES + topic.length + RowBinary.maxBytes(row));
        out.put(ROW).putInt(source.partition()).putInt(topic.length).put(topic);
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

    /** The record of a control record, which is JSON behind the kind: they are few. */
    public static byte[] encode(Control control) {
        return behind(CONTROL, ControlJson.encode(control));
    }

    /** The record of the layout of the rows that follow: a reader of another build needs it. */
    public static byte[] encode(RowLayout layout) {
        return behind(LAYOUT, layout.describe());
    }

    private static byte[] behind(byte kind, byte[] body) {
        return ByteBuffer.allocate(1 + body.length).put(kind).put(body).array();
    }

    /**
     * The row, mark, control record or layout of a record; an unknown kind is refused, a row of an unknown layout once
     * it is asked for.
     */
    public static AssetRecord decode(byte[] encoded, KnownLayouts layouts) {
        ByteBuffer in = ByteBuffer.wrap(encoded);
        byte kind = in.get();
        return switch (kind) {
            case ROW -> row(in, layouts, encoded);
            case MARK -> new AssetRecord.OfMark(mark(in));
            case CONTROL -> new AssetRecord.OfControl(ControlJson.decode(body(encoded)));
            case LAYOUT -> new AssetRecord.OfLayout(RowLayout.described(body(encoded)));
            default ->
                throw new IllegalArgumentException(
                        "unknown record on features.asset: kind=" + kind + "; it was written by another build");
        };
    }

    private static byte[] body(byte[] encoded) {
        return Arrays.copyOfRange(encoded, 1, encoded.length);
    }

    private static AssetRecord.OfRow row(ByteBuffer in, KnownLayouts layouts, byte[] encoded) {
        SourcePartition source = source(in);
        return new AssetRecord.OfRow(source, RowBinary.readKey(in), layouts, encoded);
    }

    /** Moves to where the row of a record begins. */
    static void skipSource(ByteBuffer in) {
        in.get();
        source(in);
    }

    private static SourcePartition source(ByteBuffer in) {
        int partition = in.getInt();
        return new SourcePartition(text(in), partition);
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

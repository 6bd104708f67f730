package org.alphadetector.ingest.topic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.alphadetector.ingest.tick.TickFault;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be taken in, as it goes to {@link Topics#DEAD_LETTER_TICKS}, or that could not be written, as it
 * goes to {@link Topics#DEAD_LETTER_SINK}: the original key and headers, the first 64 KiB of the value, and headers {@code error.*} that say why and where from. A dead letter stays well below the
 * 1 MiB that a producer sends by default, whatever came in: a longer key is cut like the value, and headers beyond 256 KiB
 * are left out and counted in {@code error.headers_omitted}.
 */
public final class DeadLetter {
    /** The stable reason; of a tick {@link TickFault#code}. */
    public static final String REASON = "error.reason";
    /** The fault in words. */
    public static final String DETAIL = "error.detail";

    public static final String TOPIC = "error.topic";
    public static final String PARTITION = "error.partition";
    public static final String OFFSET = "error.offset";
    /** Bytes of the whole value. */
    public static final String LENGTH = "error.length";
    /** SHA-256 of the whole value, hexadecimal. */
    public static final String SHA256 = "error.sha256";

    public static final String HEADERS_OMITTED = "error.headers_omitted";

    /** The headers that every dead letter has of its own. */
    private static final Set<String> OWN =
            Set.of(REASON, DETAIL, TOPIC, PARTITION, OFFSET, LENGTH, SHA256, HEADERS_OMITTED);

    /** Never fed, only cloned: looking the algorithm up takes longer than digesting a usual record. */
    private static final MessageDigest DIGEST = newDigest();

    private static final byte[] EMPTY = {};
    private static final int KEPT_BYTES = 64 << 10;
    private static final int KEPT_HEADER_BYTES = 256 << 10;

    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final Headers headers;

    private DeadLetter(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        this.key = key;
        this.value = value;
        this.headers = headers;
    }

    /** Where a record was read. */
    public record Origin(String topic, int partition, long offset) {}

    /** The dead letter of a tick record. */
    public static DeadLetter of(
            Origin origin,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers originalHeaders,
            TickFault fault,
            String detail) {
        return of(origin, key, value, originalHeaders, fault.code(), detail);
    }

    /** The dead letter of a record, with a stable reason code. */
    public static DeadLetter of(
            Origin origin,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers originalHeaders,
            String reason,
            String detail) {
        List<Header> headers = new ArrayList<>(OWN.size() + 1);
        int omitted = copy(originalHeaders, headers);
        byte[] whole = value == null ? EMPTY : value;
        headers.add(header(REASON, reason));
        headers.add(header(DETAIL, detail));
        headers.add(header(TOPIC, origin.topic()));
        headers.add(header(PARTITION, Integer.toString(origin.partition())));
        headers.add(header(OFFSET, Long.toString(origin.offset())));
        headers.add(header(LENGTH, Integer.toString(whole.length)));
        headers.add(header(SHA256, sha256(whole)));
        if (omitted > 0) {
            headers.add(header(HEADERS_OMITTED, Integer.toString(omitted)));
        }
        return new DeadLetter(cut(key), cut(value), new RecordHeaders(headers.toArray(Header[]::new)));
    }

    /** The original key, null if there was none. */
    public byte @Nullable [] key() {
        return key;
    }

    /** The first 64 KiB of the original value, null if there was none. */
    public byte @Nullable [] value() {
        return value;
    }

    /** The original headers and those of the error. */
    public Headers headers() {
        return headers;
    }

    /** What a producer sends to a topic of dead letters. */
    public ProducerRecord<byte[], byte[]> toProducerRecord(String topic) {
        return new ProducerRecord<>(topic, null, null, key, value, headers);
    }

    /** Copies all but those of an earlier dead letter, and tells how many had no room. */
    private static int copy(Headers from, List<Header> to) {
        int room = KEPT_HEADER_BYTES;
        int omitted = 0;
        for (Header header : from) {
            if (OWN.contains(header.key())) {
                continue;
            }
            byte[] value = header.value();
            // A character of the name takes at most three bytes.
            int size = 3 * header.key().length() + (value == null ? 0 : value.length);
            if (size <= room) {
                room -= size;
                to.add(header);
            } else {
                omitted++;
            }
        }
        return omitted;
    }

    private static byte @Nullable [] cut(byte @Nullable [] bytes) {
        return bytes == null || bytes.length <= KEPT_BYTES ? bytes : Arrays.copyOf(bytes, KEPT_BYTES);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(((MessageDigest) DIGEST.clone()).digest(bytes));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the digest of every Java platform can be cloned", e);
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

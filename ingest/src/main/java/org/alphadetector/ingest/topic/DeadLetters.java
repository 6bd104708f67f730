package org.alphadetector.ingest.topic;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.alphadetector.ingest.tick.TickFault;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Makes dead letters. Not for use by several threads: all of them share a digest, as a new one costs more than its work. */
public final class DeadLetters {
    /** The headers that every dead letter has of its own. */
    private static final Set<String> OWN = Set.of(
            DeadLetter.REASON,
            DeadLetter.DETAIL,
            DeadLetter.TOPIC,
            DeadLetter.PARTITION,
            DeadLetter.OFFSET,
            DeadLetter.LENGTH,
            DeadLetter.SHA256,
            DeadLetter.HEADERS_OMITTED);

    private static final byte[] EMPTY = {};
    private static final byte[] HEX_DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int KEPT_BYTES = 64 << 10;
    private static final int KEPT_HEADER_BYTES = 256 << 10;

    private final MessageDigest digest = sha256();
    private final byte[] hash = new byte[digest.getDigestLength()];
    private final Map<TickFault, Header> reasons = new EnumMap<>(TickFault.class);
    private Header topic = header(DeadLetter.TOPIC, "");
    private String topicName = "";
    private Header partition = header(DeadLetter.PARTITION, "0");
    private int partitionNumber;

    /** The dead letter of a tick record. */
    public DeadLetter of(
            DeadLetter.Origin origin,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers originalHeaders,
            TickFault fault,
            String detail) {
        Header reason = reasons.computeIfAbsent(fault, known -> header(DeadLetter.REASON, known.code()));
        return of(origin, key, value, originalHeaders, reason, detail);
    }

    /** The dead letter of a record, with a stable reason code. */
    public DeadLetter of(
            DeadLetter.Origin origin,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers originalHeaders,
            String reason,
            String detail) {
        return of(origin, key, value, originalHeaders, header(DeadLetter.REASON, reason), detail);
    }

    private DeadLetter of(
            DeadLetter.Origin origin,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers originalHeaders,
            Header reason,
            String detail) {
        Headers headers = new RecordHeaders();
        int omitted = copy(originalHeaders, headers);
        byte[] whole = value == null ? EMPTY : value;
        headers.add(reason);
        headers.add(header(DeadLetter.DETAIL, detail));
        headers.add(topic(origin.topic()));
        headers.add(partition(origin.partition()));
        headers.add(header(DeadLetter.OFFSET, Long.toString(origin.offset())));
        headers.add(header(DeadLetter.LENGTH, Integer.toString(whole.length)));
        headers.add(new RecordHeader(DeadLetter.SHA256, hexadecimalHash(whole)));
        if (omitted > 0) {
            headers.add(header(DeadLetter.HEADERS_OMITTED, Integer.toString(omitted)));
        }
        return new DeadLetter(cut(key), cut(value), headers);
    }

    private Header topic(String name) {
        if (!name.equals(topicName)) {
            topic = header(DeadLetter.TOPIC, name);
            topicName = name;
        }
        return topic;
    }

    private Header partition(int number) {
        if (number != partitionNumber) {
            partition = header(DeadLetter.PARTITION, Integer.toString(number));
            partitionNumber = number;
        }
        return partition;
    }

    /** Copies all but those of an earlier dead letter, and tells how many had no room. */
    private static int copy(Headers from, Headers to) {
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

    private byte[] hexadecimalHash(byte[] bytes) {
        digest.update(bytes);
        try {
            digest.digest(hash, 0, hash.length);
        } catch (DigestException e) {
            throw new IllegalStateException("a hash has the length of its digest", e);
        }
        byte[] text = new byte[2 * hash.length];
        for (int i = 0; i < hash.length; i++) {
            text[2 * i] = HEX_DIGITS[(hash[i] >> 4) & 0xF];
            text[2 * i + 1] = HEX_DIGITS[hash[i] & 0xF];
        }
        return text;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

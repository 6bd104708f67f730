package org.alphadetector.detectors.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.tick.AssetId;

/** Event ids that are a function of the event's content alone, so that the same event always has the same id. */
public final class EventIds {
    /** The namespace of all event ids. */
    private static final UUID NAMESPACE = UUID.fromString("5f1d6a7e-2f0b-5c43-9d8e-7a6b1c0f3e21");

    private EventIds() {}

    /** The id, a version 5 UUID (RFC 9562) of the identifying fields. */
    public static UUID of(
            String detectorId,
            String detectorVersion,
            AssetId asset,
            Timeframe timeframe,
            long exchangeTsMicros,
            String subtype,
            long triggerTsMicros,
            String configHash) {
        String name = String.join(
                "\n",
                detectorId,
                detectorVersion,
                asset.key(),
                timeframe.label(),
                Long.toString(exchangeTsMicros),
                subtype,
                Long.toString(triggerTsMicros),
                configHash);
        return nameBased(name);
    }

    private static UUID nameBased(String name) {
        MessageDigest sha1;
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
        sha1.update(longBytes(NAMESPACE.getMostSignificantBits()));
        sha1.update(longBytes(NAMESPACE.getLeastSignificantBits()));
        byte[] hash = sha1.digest(name.getBytes(StandardCharsets.UTF_8));
        long high = 0;
        long low = 0;
        for (int i = 0; i < 8; i++) {
            high = (high << 8) | (hash[i] & 0xff);
            low = (low << 8) | (hash[i + 8] & 0xff);
        }
        high = (high & ~0xF000L) | 0x5000L;
        low = (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static byte[] longBytes(long value) {
        byte[] bytes = new byte[8];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (value >>> (56 - 8 * i));
        }
        return bytes;
    }
}

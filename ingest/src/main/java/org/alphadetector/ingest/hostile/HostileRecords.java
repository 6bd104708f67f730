package org.alphadetector.ingest.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.alphadetector.ingest.codec.TickEncoder;
import org.alphadetector.ingest.random.RandomStream;
import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickType;
import org.alphadetector.ingest.validation.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * Records of a simulated market, a part of them broken: the same seed gives the same records. Every type of message comes,
 * those that the simulator does not send as well. A damage leaves the record key alone, or damages nothing else, so that
 * no broken record can make a new asset.
 */
public final class HostileRecords implements AutoCloseable {
    private static final long STREAM = 0x4057_11E5L;
    private static final double SECOND_DAMAGE_SHARE = 0.25;
    /** Of damages that make a record large, so many are kept; the others become small ones. */
    private static final double LARGE_SHARE = 0.02;

    private static final List<Damage> DAMAGES = Arrays.stream(Damage.values())
            .filter(damage -> damage != Damage.NONE)
            .toList();
    private static final List<Damage> LARGE =
            List.of(Damage.TWO_MEBIBYTES, Damage.NESTED_DEEP, Damage.MANY_LEVELS, Damage.MANY_FIELDS);
    private static final List<Damage> MILD = List.of(
            Damage.FIELD_DROPPED, Damage.FIELD_NULL, Damage.FIELDS_SHUFFLED, Damage.HUGE_NUMBER, Damage.WRONG_TYPE);

    private final MarketSimulator simulator;
    private final RandomStream random;
    private final MemberBreaker members;
    private final ByteBreaker bytes;
    private final RareMessages rare;
    private final TickEncoder encoder = new TickEncoder();
    private final double brokenShare;

    private Damage damage = Damage.NONE;
    private byte @Nullable [] key;
    private byte @Nullable [] value;

    /**
     * @param market what the records are made from
     * @param brokenShare how many of them are damaged, in [0, 1]
     */
    public HostileRecords(SimulatorSettings market, double brokenShare) {
        this.simulator = new MarketSimulator(market);
        this.random = new RandomStream(market.seed(), STREAM);
        this.members = new MemberBreaker(random);
        this.bytes = new ByteBreaker(random);
        this.rare = new RareMessages(random);
        this.brokenShare = brokenShare;
    }

    /** Makes the next record; false when the market has closed. */
    public boolean advance() {
        if (!simulator.advance()) {
            return false;
        }
        Tick tick = rare.sometimesInsteadOf(simulator.tick());
        key = RecordKey.of(tick);
        value = encoder.bytes(tick);
        // A clock always comes through: its record is damaged beside it, not in its place.
        damage = tick.type != TickType.CLOCK && random.uniform() < brokenShare ? choose() : Damage.NONE;
        if (damage != Damage.NONE) {
            breakRecord(tick, value);
        }
        return true;
    }

    /** What is wrong with the record. */
    public Damage damage() {
        return damage;
    }

    /** The record's key; null where it has none. */
    public byte @Nullable [] key() {
        return key;
    }

    /** The record's value; null where it has none. */
    public byte @Nullable [] value() {
        return value;
    }

    @Override
    public void close() {
        simulator.close();
    }

    private Damage choose() {
        Damage chosen = DAMAGES.get(random.index(DAMAGES.size()));
        boolean isKept = !LARGE.contains(chosen) || random.uniform() < LARGE_SHARE;
        return isKept ? chosen : MILD.get(random.index(MILD.size()));
    }

    private void breakRecord(Tick tick, byte[] valid) {
        switch (damage.place) {
            case NOTHING -> throw new IllegalStateException("nothing to damage");
            case KEY -> key = bytes.applyToKey(damage, RecordKey.of(tick));
            case MEMBERS -> value = brokenMembers(valid).getBytes(StandardCharsets.UTF_8);
            case TEXT -> value = bytes.applyToText(damage, mildlyBroken(valid));
            case BYTES ->
                value = damage == Damage.NO_VALUE
                        ? null
                        : bytes.applyToBytes(damage, mildlyBroken(valid).getBytes(StandardCharsets.UTF_8));
        }
    }

    private String brokenMembers(byte[] valid) {
        MessageText message = new MessageText(mildlyBroken(valid));
        members.apply(damage, message);
        return message.join();
    }

    private String mildlyBroken(byte[] valid) {
        String json = new String(valid, StandardCharsets.UTF_8);
        if (random.uniform() >= SECOND_DAMAGE_SHARE) {
            return json;
        }
        MessageText message = new MessageText(json);
        members.apply(MILD.get(random.index(MILD.size())), message);
        return message.join();
    }
}

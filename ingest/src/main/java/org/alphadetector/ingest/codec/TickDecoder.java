package org.alphadetector.ingest.codec;

import java.util.EnumMap;
import java.util.Objects;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickType;
import org.alphadetector.ingest.validation.RecordKey;
import org.alphadetector.ingest.validation.TickValidator;
import org.jspecify.annotations.Nullable;

/**
 * Reads one message of the tick schema from JSON bytes into a reusable {@link Tick} and validates it. Fields may come in any
 * order, {@code type} too; of a field given twice the last value counts; {@code null} means absent; a decimal string counts
 * as a number. Numbers become the nearest double, sizes decimals of at most 18 digits (rounded half to even beyond).
 *
 * <p>After warm-up nothing is allocated for a good message, but for text ids, doubles of more than 15 digits, escaped
 * strings and a {@code type} that does not come first. Not for use by several threads.
 */
public final class TickDecoder {
    private final MessageReader message = new MessageReader();
    private final JsonCursor cursor = message.cursor;
    private final Problem problem = message.problem;
    private final KnownNames known = new KnownNames();
    private final TickFields fields = new TickFields(message);
    private final MessagePlans plans = new MessagePlans(new PlanReader(message, fields));
    private final EnumMap<TickType, FieldOrder> orders = new EnumMap<>(TickType.class);
    private final TickValidator validator = new TickValidator();

    public TickDecoder() {
        for (TickType type : TickType.values()) {
            orders.put(type, new FieldOrder(cursor));
        }
    }

    /**
     * Reads a message. {@link TickFault#NONE} says that the tick is complete and valid; after any other answer its fields
     * are unspecified and {@link #detail} tells more.
     */
    public TickFault decode(byte[] buffer, int offset, int length, Tick tick) {
        return decode(buffer, offset, length, null, null, tick);
    }

    /** Reads the message of a record and then checks that the key is that of the message; a record without value is none. */
    public TickFault decode(byte @Nullable [] key, byte @Nullable [] value, Tick tick) {
        if (value == null) {
            return problem.replace(TickFault.MALFORMED_JSON, "the record has no value");
        }
        AssetNames names = known.find(key);
        TickFault fault = decode(value, 0, value.length, names, key, tick);
        if (fault != TickFault.NONE || (names != null && names.areOf(tick))) {
            return fault;
        }
        if (key != null && RecordKey.check(key, tick) == TickFault.NONE) {
            known.remember(key, tick);
            return TickFault.NONE;
        }
        String keyText = key == null ? "absent" : Problem.excerpt(key, 0, key.length);
        return problem.replace(
                TickFault.KEY_MISMATCH, "the record's key is " + keyText + " and must be " + RecordKey.text(tick));
    }

    private TickFault decode(
            byte[] buffer, int offset, int length, @Nullable AssetNames names, byte @Nullable [] key, Tick tick) {
        if (plans.read(buffer, offset, length, names, key, tick) && validate(tick, names) == TickFault.NONE) {
            if (problem.fault() != TickFault.NONE) {
                problem.clear();
            }
            return TickFault.NONE;
        }
        fields.expect(names, key);
        TickFault fault = decodeAny(buffer, offset, length, names, tick);
        if (fault == TickFault.NONE) {
            plans.learn(buffer, offset, length, tick.type);
        }
        return fault;
    }

    private TickFault decodeAny(byte[] buffer, int offset, int length, @Nullable AssetNames names, Tick tick) {
        if (message.begin(buffer, offset, length)) {
            read(tick);
        }
        if (message.isMalformed()) {
            return problem.fault();
        }
        if (problem.fault() == TickFault.NONE) {
            TickFault fault = validate(tick, names);
            if (fault != TickFault.NONE) {
                problem.add(fault, validator.detail());
            }
        }
        return problem.fault();
    }

    private TickFault validate(Tick tick, @Nullable AssetNames names) {
        boolean areNamesGood = names != null && names.areOf(tick);
        return areNamesGood ? validator.validateNamed(tick) : validator.validate(tick);
    }

    /** What was wrong with the last message, in words; empty when nothing was. */
    public String detail() {
        return problem.detail();
    }

    private void read(Tick tick) {
        int start = cursor.position();
        TickType leading = message.leadingType();
        boolean isRead = leading != null && readFields(tick, leading, true);
        if (isRead || cursor.isFailed()) {
            return;
        }
        problem.clear();
        cursor.moveTo(start);
        TickType searched = searchedType();
        if (searched != null && !cursor.isFailed()) {
            readFields(tick, searched, false);
        }
    }

    private @Nullable TickType searchedType() {
        String name = message.searchedType();
        for (TickType type : TickType.values()) {
            if (type.wireName().equals(name)) {
                return type;
            }
        }
        if (name.isEmpty()) {
            problem.add(TickFault.MISSING_FIELD, "type is absent");
        } else if (name.equals(MessageReader.BOOK_CHANGE)) {
            problem.add(TickFault.USE_BOOK_SNAPSHOT, "keep the book and publish book_snapshot of five levels");
        } else {
            problem.add(TickFault.UNKNOWN_TYPE, "type is " + Problem.cut(name));
        }
        return null;
    }

    /**
     * Reads all fields, or those after a leading type that is read; false when a later type says otherwise, and the message
     * has to be read again.
     */
    private boolean readFields(Tick tick, TickType type, boolean isLeading) {
        tick.begin(type);
        MessageFields wanted = MessageFields.of(type);
        FieldOrder members = Objects.requireNonNull(orders.get(type));
        members.begin(isLeading);
        long seen = 0;
        while (members.advance()) {
            Field field = members.field();
            if (field == null || (wanted.read & field.bit) == 0) {
                if (field == Field.TYPE && isLeading) {
                    if (message.typeValue() != type) {
                        return false;
                    }
                    continue;
                }
                message.skipper.skip();
                continue;
            }
            seen = cursor.peek() == 'n' ? seen & ~field.bit : seen | field.bit;
            fields.read(tick, field);
        }
        cursor.expectEnd();
        message.checkRequired(wanted, seen);
        return true;
    }
}

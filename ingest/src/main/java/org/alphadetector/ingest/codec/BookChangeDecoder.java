package org.alphadetector.ingest.codec;

import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickType;
import org.alphadetector.ingest.validation.TickValidator;

/**
 * Reads {@code book_change} messages of recordings. A file adapter gives each line to {@link TickDecoder} and those that come
 * back as {@link TickFault#USE_BOOK_SNAPSHOT} to this. Not for use by several threads.
 */
public final class BookChangeDecoder {
    private final MessageReader message = new MessageReader();
    private final JsonCursor cursor = message.cursor;
    private final ValueReader values = message.values;
    private final Problem problem = message.problem;
    private final TickValidator validator = new TickValidator();
    private final StringTable exchanges = new StringTable();
    private final StringTable symbols = new StringTable();
    /** Carries names and times to the validator: an empty book of the same asset and instant. */
    private final Tick envelope = new Tick();

    /** Reads a message; after any answer but {@link TickFault#NONE} the fields of the change are unspecified. */
    public TickFault decode(byte[] buffer, int offset, int length, BookChange change) {
        change.clear();
        if (message.begin(buffer, offset, length)) {
            read(change);
        }
        if (message.isMalformed()) {
            return problem.fault();
        }
        if (problem.fault() == TickFault.NONE) {
            TickFault fault = validateEnvelope(change);
            if (fault != TickFault.NONE) {
                problem.add(fault, validator.detail());
            }
        }
        return problem.fault();
    }

    /** What was wrong with the last message, in words; empty when nothing was. */
    public String detail() {
        return problem.detail();
    }

    private void read(BookChange change) {
        String type = message.searchedType();
        if (!type.equals(MessageReader.BOOK_CHANGE)) {
            problem.add(TickFault.UNKNOWN_TYPE, "type is " + Problem.cut(type) + " and not book_change");
            return;
        }
        long seen = 0;
        for (boolean isFirst = true; cursor.nextName(isFirst); isFirst = false) {
            Field field = Field.NAMES.find(cursor);
            if (field == null || (MessageFields.BOOK_CHANGE.read & field.bit) == 0) {
                message.skipper.skip();
                continue;
            }
            seen = cursor.peek() == 'n' ? seen & ~field.bit : seen | field.bit;
            readField(change, field);
        }
        message.checkRequired(MessageFields.BOOK_CHANGE, seen);
    }

    private void readField(BookChange change, Field field) {
        switch (field) {
            case EXCHANGE -> change.exchange = values.name(field, exchanges);
            case SYMBOL -> change.symbol = values.name(field, symbols);
            case TIMESTAMP -> change.timestampMicros = values.time(field);
            case LOCAL_TIMESTAMP -> change.localTimestampMicros = values.time(field);
            case IS_SNAPSHOT -> change.isSnapshot = values.flag(field);
            case BIDS -> message.levels.readAll(field, change.bids);
            case ASKS -> message.levels.readAll(field, change.asks);
            default -> message.skipper.skip();
        }
    }

    private TickFault validateEnvelope(BookChange change) {
        envelope.begin(TickType.BOOK_SNAPSHOT);
        envelope.exchange = change.exchange;
        envelope.symbol = change.symbol;
        envelope.timestampMicros = change.timestampMicros;
        envelope.localTimestampMicros = change.localTimestampMicros;
        return validator.validate(envelope);
    }
}

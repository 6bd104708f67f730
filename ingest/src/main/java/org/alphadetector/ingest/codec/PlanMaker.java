package org.alphadetector.ingest.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alphadetector.ingest.tick.TickType;
import org.jspecify.annotations.Nullable;

/** Makes the plan of a message that was found to be good. */
final class PlanMaker {
    private final JsonCursor cursor = new JsonCursor();
    private final JsonSkipper skipper = new JsonSkipper(cursor, new NumberReader());
    private final List<MessagePlan.Step> steps = new ArrayList<>();
    private int textFrom;

    /** The plan of a good message; null for a type or a value that no plan has. */
    @Nullable
    MessagePlan make(byte[] message, int offset, int length, TickType type) {
        if (!type.isAssetMessage() || type == TickType.TRADE_BAR) {
            return null;
        }
        cursor.reset(message, offset, length);
        cursor.expect('{');
        steps.clear();
        textFrom = offset;
        MessageFields fields = MessageFields.of(type);
        for (boolean isFirst = true; cursor.nextName(isFirst); isFirst = false) {
            Field field = Field.NAMES.find(cursor);
            if (field != null && (fields.read & field.bit) != 0 && !add(field)) {
                return null;
            }
            skipper.skip();
        }
        return new MessagePlan(type, steps, text(offset + length));
    }

    /** Adds the field that comes next, unless its value makes no difference; false when there is no plan for it. */
    private boolean add(Field field) {
        byte first = cursor.peek();
        int from = cursor.position();
        boolean isString = first == '"';
        boolean isNumber = first == '-' || (first >= '0' && first <= '9');
        boolean isPlanned =
                switch (field.kind) {
                    case NAME, SIDE -> isString;
                    case TIME, NUMBER, SIZE, ID -> isString || isNumber;
                    case LEVELS -> first == '[';
                    default -> false;
                };
        if (!isPlanned) {
            // Of a label, and of the interval of anything but a bar, nothing counts but that it is there.
            return first != 'n' && (field.kind == Field.Kind.LABEL || field == Field.INTERVAL);
        }
        int valueFrom = isNumber ? from : from + 1;
        steps.add(new MessagePlan.Step(text(valueFrom), field, isString));
        skipper.skip();
        textFrom = isNumber ? cursor.position() : cursor.position() - 1;
        cursor.moveTo(from);
        return true;
    }

    private PlanText text(int to) {
        return new PlanText(Arrays.copyOfRange(cursor.buffer(), textFrom, to));
    }
}

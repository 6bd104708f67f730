package org.alphadetector.sink.write;

import java.sql.SQLException;
import java.util.Objects;

/** A value of the batch cannot be in its table; nothing of the batch was written. */
public final class RefusedValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_DETAIL = 500;

    private final RefusalReason reason;

    RefusedValueException(RefusalReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    RefusedValueException(RefusalReason reason, SQLException cause) {
        super("PostgreSQL refuses a value: " + detailOf(cause), cause);
        this.reason = reason;
    }

    /** Why, as a stable code. */
    public RefusalReason reason() {
        return reason;
    }

    /** What PostgreSQL says, with column and value where it tells them, in one line. */
    private static String detailOf(SQLException failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        String line = message.replaceFirst("^ERROR: ", "").replaceAll("\\s*\\R\\s*", "; ");
        return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL);
    }
}

package org.alphadetector.sink.write;

/**
 * A value that cannot be in its table.
 *
 * @param value the row, event, baseline or counts as they were handed to the writer
 * @param reason why
 * @param detail why, in words
 */
public record Refusal(Object value, RefusalReason reason, String detail) {}

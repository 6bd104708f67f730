/**
 * Tick messages as JSON bytes: {@link org.alphadetector.ingest.codec.TickDecoder} reads the tick schema,
 * {@link org.alphadetector.ingest.codec.TickEncoder} writes it, neither allocates per message.
 *
 * <p>A decoder answers with one fault, by a fixed order: too large; not one JSON object; a type that is not taken in; the
 * first value in the message that cannot be read; the first required field that is absent; then what
 * {@link org.alphadetector.ingest.validation.TickValidator} finds. Unknown fields are skipped but must be valid JSON.
 *
 * <p>There are two ways to read. {@code MessagePlan} holds what a writer's messages of one type have in common, learned from a
 * good one; a message that bears it out is compared and only its values are read. Every other is read by member, and that
 * reader alone says what is wrong: a plan can make a message cheaper, never another one.
 */
@NullMarked
package org.alphadetector.ingest.codec;

import org.jspecify.annotations.NullMarked;

package org.alphadetector.features.control;

/**
 * A decision that is no function of the ticks, and therefore a record among the rows and marks: whoever reads the stream
 * again finds it at the same place.
 */
public sealed interface Control {
    /** Tells the record from others, so that whoever wrote it finds its effect. */
    String id();

    /** Who decided. */
    Origin origin();

    /** The sources it is about. */
    SourceSelector sources();

    /** Why, for people. */
    String reason();

    /** Who decided. */
    enum Origin {
        /** A person. */
        OPERATOR,
        /** The timer of a live run, because a source was silent; it alone takes such a record back. */
        TIMER
    }

    /** From its effective point on, sources are not waited for and their rows take no part. */
    record Exclude(String id, Origin origin, SourceSelector sources, String reason) implements Control {}

    /** From its effective point on, sources are waited for again. */
    record Include(String id, Origin origin, SourceSelector sources, String reason) implements Control {}
}

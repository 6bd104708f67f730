package org.alphadetector.features.state;

/** What becomes of a section when saved state is read by a build with another layout. */
public enum SectionChange {
    /** The build has a section that the saved state lacks: it starts new. */
    ADDED,
    /** The section's words mean something else in this build: it starts new. */
    CHANGED,
    /** The section has slices that the saved state lacks: they start new, the others are kept. */
    EXTENDED,
    /** The saved state has slices that the section lacks: they are dropped, the others are kept. */
    REDUCED,
    /** The build has no such section: its words are dropped. */
    DROPPED
}

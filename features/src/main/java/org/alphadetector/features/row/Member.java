package org.alphadetector.features.row;

import java.util.List;

/**
 * A member of the JSON objects of a column of type {@link SqlType#OBJECT} or {@link SqlType#OBJECTS}: a number in the
 * row's list, NaN where the object lacks it.
 *
 * @param name the member's name
 * @param labels the texts of a member that is a code, in the order of the codes 0, 1, ...; empty for a plain number
 */
public record Member(String name, List<String> labels) {
    public Member {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("bad member name: name=" + name);
        }
        labels = List.copyOf(labels);
        if (!labels.stream().allMatch(label -> label.matches("[a-z0-9_]+"))) {
            throw new IllegalArgumentException("bad label: name=" + name + " labels=" + labels);
        }
    }

    /** A plain number. */
    public static Member number(String name) {
        return new Member(name, List.of());
    }

    /** A code of these texts, lower-case letters, digits and underscores. */
    public static Member code(String name, String... labels) {
        return new Member(name, List.of(labels));
    }

    /** The code of a text; a text that is none of the labels is the caller's error. */
    public double code(String label) {
        int code = labels.indexOf(label);
        if (code < 0) {
            throw new IllegalArgumentException("no label of the member: name=" + name + " label=" + label);
        }
        return code;
    }

    /** The member as one word, which {@link #described} reads. */
    String describe() {
        return labels.isEmpty() ? name : name + ':' + String.join("/", labels);
    }

    static Member described(String text) {
        String[] parts = text.split(":", 2);
        return parts.length == 1 ? number(parts[0]) : code(parts[0], parts[1].split("/", -1));
    }
}

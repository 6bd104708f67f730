package org.alphadetector.ingest.hostile;

import java.util.ArrayList;
import java.util.List;

/** A message taken apart into its outermost members, so that they can be broken one by one. */
final class MessageText {
    /** Name and value as they stand in the text; the name without its quotes. */
    record Member(String name, String value) {}

    final List<Member> members = new ArrayList<>();

    /** Takes a valid message without white space apart. */
    MessageText(String json) {
        int at = 1;
        while (at < json.length() - 1) {
            int colon = json.indexOf(':', at);
            int end = valueEnd(json, colon + 1);
            members.add(new Member(json.substring(at + 1, colon - 1), json.substring(colon + 1, end)));
            at = end + 1;
        }
    }

    /** The index of the member of that name, -1 where there is none. */
    int indexOf(String name) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Replaces the value of every member of that name; adds one where there is none. */
    void put(String name, String value) {
        members.replaceAll(member -> member.name().equals(name) ? new Member(name, value) : member);
        if (indexOf(name) < 0) {
            members.add(new Member(name, value));
        }
    }

    void setValue(int index, String value) {
        members.set(index, new Member(members.get(index).name(), value));
    }

    /** The message put together again. */
    String join() {
        StringBuilder text = new StringBuilder("{");
        for (Member member : members) {
            text.append(text.length() == 1 ? "\"" : ",\"").append(member.name()).append("\":");
            text.append(member.value());
        }
        return text.append('}').toString();
    }

    private static int valueEnd(String json, int from) {
        int depth = 0;
        boolean isInString = false;
        for (int at = from; at < json.length(); at++) {
            char c = json.charAt(at);
            if (isInString) {
                at += c == '\\' ? 1 : 0;
                isInString = c != '"';
            } else if (depth == 0 && (c == ',' || c == '}')) {
                return at;
            } else {
                isInString = c == '"';
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            }
        }
        throw new IllegalArgumentException("not a valid message: json=" + json);
    }
}

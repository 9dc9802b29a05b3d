// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import dev.foyer.internal.flow.Names;
import org.jspecify.annotations.Nullable;

/**
 * A name of rooms, in which {@code {variables}} stand for one or more characters without a slash.
 *
 * @param text the pattern as it was written
 * @param literals the texts before, between and after the variables; the first and last may be empty
 */
public record RoomPattern(String text, List<String> literals) implements Comparable<RoomPattern> {

    public RoomPattern {
        literals = List.copyOf(literals);
    }

    /**
     * Parses a pattern.
     *
     * @throws IllegalArgumentException with the reason, if the text is not a pattern
     */
    public static RoomPattern parse(String text) {
        var literals = new ArrayList<String>();
        var names = new HashSet<String>();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            String literal = literal(text.substring(from, open));
            if (close < 0) {
                throw new IllegalArgumentException("a brace is not closed");
            }
            String name = text.substring(open + 1, close);
            if (name.isBlank() || name.contains("{")) {
                throw new IllegalArgumentException("a variable has no name");
            }
            if (!names.add(name)) {
                throw new IllegalArgumentException("it has the variable '" + name + "' twice");
            }
            if (literal.isEmpty() && from > 0) {
                throw new IllegalArgumentException("there is nothing between two variables");
            }
            literals.add(literal);
            from = close + 1;
        }
        literals.add(literal(text.substring(from)));
        return new RoomPattern(text, literals);
    }

    /** Returns the fault of a text that is not a pattern, or {@code null} if it has none. */
    public static @Nullable String complaint(String text) {
        if (text.isBlank()) {
            return "it is blank";
        }
        String complaint = Names.complaint(text);
        if (complaint != null) {
            return "it has " + complaint;
        }
        try {
            parse(text);
            return null;
        } catch (IllegalArgumentException invalid) {
            return invalid.getMessage();
        }
    }

    private static String literal(String text) {
        if (text.contains("}")) {
            throw new IllegalArgumentException("a brace is closed that was not opened");
        }
        return text;
    }

    /** Tests whether this is the name of one room, as it has no variables. */
    public boolean isName() {
        return literals.size() == 1;
    }

    /**
     * Tests whether a room has such a name, in a time that grows with the length of the name only. The first place where
     * a literal fits is always the right one: no variable extends over a slash, so a later place leaves less to choose.
     */
    public boolean matches(String room) {
        int last = literals.size() - 1;
        if (isName() || !room.startsWith(prefix()) || !room.endsWith(suffix())) {
            return isName() && room.equals(text);
        }
        int from = prefix().length();
        for (int i = 1; i <= last; i++) {
            String literal = literals.get(i);
            int end = i == last ? room.length() - literal.length() : room.indexOf(literal, from + 1);
            int slash = room.indexOf('/', from);
            if (end <= from || (slash >= 0 && slash < end)) {
                return false;
            }
            from = end + literal.length();
        }
        return true;
    }

    /** Returns the same text for patterns that match the same names, such as {@code a-{b}} and {@code a-{c}}. */
    public String shape() {
        return String.join("{}", literals);
    }

    /** Orders the more exact pattern first: names before patterns, then by the length of what is not a variable. */
    @Override
    public int compareTo(RoomPattern other) {
        int order = Boolean.compare(other.isName(), isName());
        if (order == 0 && !isName()) {
            order = Integer.compare(other.exactness(), exactness());
        }
        return order == 0 ? shape().compareTo(other.shape()) : order;
    }

    /** Returns the number of characters that are not variable: the pattern with more of them goes before another. */
    public int exactness() {
        return literals.stream().mapToInt(String::length).sum();
    }

    /** Returns the text before the first variable. */
    public String prefix() {
        return literals.get(0);
    }

    /** Returns the text after the last variable. */
    public String suffix() {
        return literals.get(literals.size() - 1);
    }

    @Override
    public String toString() {
        return text;
    }
}

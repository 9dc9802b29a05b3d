// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.handshake;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An endpoint's path: literal segments and {@code {variables}} (Jakarta WebSocket, 3.1.1; URI templates, level 1). */
public final class PathTemplate implements Comparable<PathTemplate> {

    private final String text;
    private final List<String> segments;

    private PathTemplate(String text, List<String> segments) {
        this.text = text;
        this.segments = segments;
    }

    /**
     * Parses a template.
     *
     * @throws IllegalArgumentException with the reason, if the text is not a template
     */
    public static PathTemplate parse(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("it does not start with '/'");
        }
        var names = new HashSet<String>();
        var segments = RawPath.split(text);
        for (String segment : segments) {
            if (segment.isEmpty() && segments.size() > 1) {
                throw new IllegalArgumentException("it has an empty segment");
            }
            if (isVariable(segment)) {
                if (!names.add(name(segment))) {
                    throw new IllegalArgumentException("it has the variable '" + name(segment) + "' twice");
                }
            } else if (segment.contains("{") || segment.contains("}")) {
                throw new IllegalArgumentException("a variable must be a whole segment");
            }
        }
        return new PathTemplate(text, segments);
    }

    /** Returns the decoded values of the variables if the raw path of a request matches, else empty. */
    public Optional<Map<String, String>> match(String rawPath) {
        var given = RawPath.split(rawPath);
        if (given.size() != segments.size()) {
            return Optional.empty();
        }
        var variables = new LinkedHashMap<String, String>();
        for (int i = 0; i < given.size(); i++) {
            String value = RawPath.decode(given.get(i));
            String segment = segments.get(i);
            if (!isVariable(segment)) {
                if (!segment.equals(value)) {
                    return Optional.empty();
                }
            } else if (value.isEmpty()) {
                return Optional.empty();
            } else {
                variables.put(name(segment), value);
            }
        }
        return Optional.of(variables);
    }

    /** Returns the names of the variables. */
    public Set<String> variables() {
        var names = new HashSet<String>();
        segments.stream().filter(PathTemplate::isVariable).forEach(segment -> names.add(name(segment)));
        return Set.copyOf(names);
    }

    /** Returns the same text for templates that match the same paths, such as {@code /a/{b}} and {@code /a/{c}}. */
    public String shape() {
        var shape = new StringBuilder();
        segments.forEach(segment -> shape.append('/').append(isVariable(segment) ? "{}" : segment));
        return shape.toString();
    }

    /** Orders the more exact template first: literal segments before variables, from the left. */
    @Override
    public int compareTo(PathTemplate other) {
        for (int i = 0; i < Math.min(segments.size(), other.segments.size()); i++) {
            int order = Boolean.compare(isVariable(segments.get(i)), isVariable(other.segments.get(i)));
            if (order != 0) {
                return order;
            }
        }
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathTemplate template && template.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /** Tests for a match after removing the parts of a raw path that servers may remove; variables may be empty. */
    public boolean resembles(String rawPath) {
        String normal = RawPath.normal(rawPath);
        return resembles(0, normal.equals("/") ? List.of() : RawPath.split(normal), 0);
    }

    private boolean resembles(int from, List<String> given, int next) {
        if (from == segments.size()) {
            return next == given.size();
        }
        String segment = segments.get(from);
        boolean taken = next < given.size()
                && (isVariable(segment) || segment.equals(given.get(next)))
                && resembles(from + 1, given, next + 1);
        return taken || ((isVariable(segment) || segment.isEmpty()) && resembles(from + 1, given, next));
    }

    private static boolean isVariable(String segment) {
        return segment.length() > 2
                && segment.startsWith("{")
                && segment.indexOf('{', 1) < 0
                && segment.indexOf('}') == segment.length() - 1;
    }

    private static String name(String segment) {
        return segment.substring(1, segment.length() - 1);
    }
}

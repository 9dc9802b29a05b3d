// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A path of an endpoint: literal segments and {@code {variables}} (Jakarta WebSocket, section 3.1.1; URI templates of level 1).
 */
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
     * @throws IllegalArgumentException with the reason, if it is none
     */
    public static PathTemplate parse(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("it does not start with '/'");
        }
        var names = new HashSet<String>();
        var segments = split(text);
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

    /** The variables' decoded values if the raw path of a request fits, else empty. */
    public Optional<Map<String, String>> match(String rawPath) {
        var given = split(rawPath);
        if (given.size() != segments.size()) {
            return Optional.empty();
        }
        var variables = new LinkedHashMap<String, String>();
        for (int i = 0; i < given.size(); i++) {
            String value = decode(given.get(i));
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

    /** The names of the variables. */
    public Set<String> variables() {
        var names = new HashSet<String>();
        segments.stream().filter(PathTemplate::isVariable).forEach(segment -> names.add(name(segment)));
        return Set.copyOf(names);
    }

    /** The same for two templates that match the same paths, as {@code /a/{b}} and {@code /a/{c}} do. */
    public String shape() {
        var shape = new StringBuilder();
        segments.forEach(segment -> shape.append('/').append(isVariable(segment) ? "{}" : segment));
        return shape.toString();
    }

    /** The more exact template first: literal segments before variables, from the left. */
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

    /** A raw path without what servers may take out: path parameters, empty and dot segments, a slash at the end. */
    public static String normal(String rawPath) {
        var kept = new ArrayDeque<String>();
        for (String segment : split(rawPath)) {
            String name = decode(segment);
            if (name.equals("..")) {
                kept.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                kept.addLast(name);
            }
        }
        return "/" + String.join("/", kept);
    }

    /** Whether a raw path hides a slash, which servers decode differently. */
    public static boolean hidesSlash(String rawPath) {
        String path = rawPath.toLowerCase(Locale.ROOT);
        return path.contains("%2f") || path.contains("%5c") || path.contains("\\");
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

    private static List<String> split(String path) {
        var parts = new ArrayList<String>();
        int start = path.startsWith("/") ? 1 : 0;
        for (int slash = path.indexOf('/', start); slash >= 0; slash = path.indexOf('/', start)) {
            parts.add(path.substring(start, slash));
            start = slash + 1;
        }
        parts.add(path.substring(start));
        return List.copyOf(parts);
    }

    /** Without path parameters ({@code ;name=value}), which belong to no name. */
    private static String decode(String raw) {
        String segment = raw.indexOf(';') < 0 ? raw : raw.substring(0, raw.indexOf(';'));
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return segment;
        }
    }
}

// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.handshake;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Handles encoded paths as they stand in a request, and the changes that servers make to them. */
public final class RawPath {

    private RawPath() {}

    /**
     * Returns the raw path below a context path. Skips as many segments, whatever they are: servers report a context
     * path decoded, as sent, or in their own encoding. Returns the whole path if servers may remove one of them.
     */
    public static String below(String contextPath, String rawPath) {
        int end = 0;
        for (int left = contextPath.isEmpty() ? 0 : split(contextPath).size(); left > 0; left--) {
            int slash = rawPath.indexOf('/', end + 1);
            int next = slash < 0 ? rawPath.length() : slash;
            String segment = decode(rawPath.substring(Math.min(end + 1, next), next));
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return rawPath;
            }
            end = next;
        }
        return rawPath.substring(end);
    }

    /**
     * Returns a raw path without the parts that servers may remove: path parameters, empty and dot segments, a slash at
     * the end, white space at the end of a segment.
     */
    public static String normal(String rawPath) {
        var kept = new ArrayDeque<String>();
        for (String segment : split(rawPath)) {
            String name = decode(segment).stripTrailing();
            if (name.equals("..")) {
                kept.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                kept.addLast(name);
            }
        }
        return "/" + String.join("/", kept);
    }

    /** Tests whether a raw path hides a slash, which servers decode differently. */
    public static boolean hidesSlash(String rawPath) {
        String path = rawPath.toLowerCase(Locale.ROOT);
        return path.contains("%2f") || path.contains("%5c") || path.contains("\\");
    }

    /** Tests whether the encoded bytes of a raw path are UTF-8; servers replace or refuse other bytes. */
    public static boolean isReadable(String rawPath) {
        var bytes = ByteBuffer.allocate(rawPath.length());
        for (int i = 0; i < rawPath.length(); i++) {
            if (rawPath.charAt(i) == '%') {
                int high = i + 2 < rawPath.length() ? Character.digit(rawPath.charAt(i + 1), 16) : -1;
                int low = high < 0 ? -1 : Character.digit(rawPath.charAt(i + 2), 16);
                if (low < 0) {
                    return false;
                }
                bytes.put((byte) (high * 16 + low));
                i += 2;
            } else {
                bytes.put((byte) '/'); // ends the bytes before it
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }

    /** Returns the segments, still encoded. */
    static List<String> split(String path) {
        var parts = new ArrayList<String>();
        int start = path.startsWith("/") ? 1 : 0;
        for (int slash = path.indexOf('/', start); slash >= 0; slash = path.indexOf('/', start)) {
            parts.add(path.substring(start, slash));
            start = slash + 1;
        }
        parts.add(path.substring(start));
        return List.copyOf(parts);
    }

    /** Decodes a segment without its path parameters ({@code ;name=value}), which belong to no name. */
    static String decode(String raw) {
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

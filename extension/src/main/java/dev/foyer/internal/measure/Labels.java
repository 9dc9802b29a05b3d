// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The attributes of a measured value, by their keys. There are few different ones, as peers cannot choose them: no id,
 * name of a room, user or undeclared event is ever one.
 */
public record Labels(SortedMap<String, String> all) {

    public static final String ENDPOINT = "foyer.endpoint";
    public static final String EVENT = "foyer.event";
    public static final String ERROR = "error.type";
    public static final String CLOSE_CODE = "foyer.close.code";
    public static final String STATUS = "http.response.status_code";
    public static final String AUDIENCE = "foyer.audience";
    public static final String REASON = "foyer.reason";
    public static final String DIRECTION = "network.io.direction";

    /** The attributes whose values are whole numbers. */
    public static final Set<String> NUMBERS = Set.of(STATUS);

    /** Stands for all values that are not known in advance. */
    public static final String OTHER = "_OTHER";

    public static final Labels NONE = new Labels(new TreeMap<>());

    public Labels {
        all = Collections.unmodifiableSortedMap(new TreeMap<>(all));
    }

    /** Returns labels with one attribute. */
    public static Labels of(String key, String value) {
        return NONE.with(key, value);
    }

    /** Returns these labels and one more. */
    public Labels with(String key, String value) {
        var more = new TreeMap<>(all);
        more.put(key, value);
        return new Labels(more);
    }

    /** Returns the attributes as a text, such as {@code {foyer.endpoint=/chat}}; empty if there are none. */
    public String text() {
        return all.isEmpty() ? "" : all.toString();
    }
}

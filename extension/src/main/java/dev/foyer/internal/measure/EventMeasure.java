// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** Measures the events of one name at one endpoint. Safe for any thread. */
final class EventMeasure {

    /** The codes of Foyer's own errors, in the order of docs/reference/wire-format.md. */
    private static final Set<String> CODES = Set.of(
            "unknown-event",
            "invalid-event",
            "forbidden",
            "rate-limited",
            "timeout",
            "failed",
            "too-many-rooms",
            "room-full");

    private final Distributions all;
    private final String name;
    private final Labels labels;

    // Mutable state: each is found out once, when first needed.
    private final Map<String, Distribution> failed = new ConcurrentHashMap<>();
    private @Nullable Distribution answered;

    EventMeasure(Distributions all, Labels endpoint, String name) {
        this.all = all;
        this.name = name;
        this.labels = endpoint.with(Labels.EVENT, name);
    }

    String name() {
        return name;
    }

    void add(long nanos, @Nullable String error) {
        (error == null ? answered() : failed.computeIfAbsent(bounded(error), this::failed)).add(nanos);
    }

    /** Returns a code of an error, or what stands for those that the application makes. */
    static String bounded(String error) {
        return CODES.contains(error) ? error : Labels.OTHER;
    }

    private Distribution failed(String error) {
        return all.at(labels.with(Labels.ERROR, error));
    }

    private Distribution answered() {
        Distribution known = answered;
        if (known == null) {
            known = all.at(labels);
            answered = known;
        }
        return known;
    }
}

// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Measures the events of one endpoint. Safe for any thread. */
final class EndpointMeasure {

    private final Labels labels;
    private final Map<String, EventMeasure> events = new HashMap<>();
    private final EventMeasure undeclared;

    EndpointMeasure(Labels labels, Distributions all, Collection<String> names) {
        this.labels = labels;
        names.forEach(name -> events.put(name, new EventMeasure(all, labels, name)));
        this.undeclared = new EventMeasure(all, labels, Labels.OTHER);
    }

    Labels labels() {
        return labels;
    }

    EventMeasure event(String name) {
        return events.getOrDefault(name, undeclared);
    }
}

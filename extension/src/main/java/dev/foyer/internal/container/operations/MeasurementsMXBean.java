// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.operations;

import java.util.SortedMap;

/** Shows what is measured of an application to tools for JMX, by the names of docs/reference/telemetry.md. */
public interface MeasurementsMXBean {

    /** Returns all sums and levels, by their names and attributes. */
    SortedMap<String, Long> getNumbers();

    /** Returns all distributions, by their names and attributes. */
    SortedMap<String, MeasuredSpread> getDistributions();
}

// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A kind of telemetry. */
public enum Signal {
    METRICS,
    TRACES,

    /** The trace in which an event is emitted, in what clients get. Needs {@link #TRACES}. */
    FRAMES;

    /** Returns the signal that has a name in the configuration. */
    public static Optional<Signal> of(String name) {
        return Stream.of(values())
                .filter(signal -> signal.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}

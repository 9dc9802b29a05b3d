// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

/** Takes the values of one distribution. Safe for any thread, and fast. */
@FunctionalInterface
public interface Recorder {

    /** Takes values to nobody. */
    Recorder NONE = value -> {};

    /**
     * Takes a value.
     *
     * @param value in the unit of the instrument
     */
    void add(double value);
}

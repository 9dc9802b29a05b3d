// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

import java.util.function.LongSupplier;

/** Takes what is measured to where operators look. Safe for any thread. Never throws. */
public interface Meters extends AutoCloseable {

    /** Takes it nowhere. */
    Meters NONE = new Meters() {

        @Override
        public Recorder recorder(Instrument instrument, Labels labels) {
            return Recorder.NONE;
        }

        @Override
        public void watch(Instrument instrument, Labels labels, LongSupplier number) {}

        @Override
        public void close() {}
    };

    /** Returns what takes the values of a distribution. */
    Recorder recorder(Instrument instrument, Labels labels);

    /**
     * Has a sum or a level read whenever somebody looks, by any thread, until the end.
     *
     * @param number reads it, without holding anybody up
     */
    void watch(Instrument instrument, Labels labels, LongSupplier number);

    /** Takes nothing any more, and forgets the application. */
    @Override
    void close();
}

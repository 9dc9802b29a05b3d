// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

import org.jspecify.annotations.Nullable;

/** One event that is followed. Safe for any thread, one after the other. Never throws. */
public interface Trace {

    /** An event that nobody follows. */
    Trace NONE = new Trace() {

        @Override
        public Entered enter() {
            return NOTHING;
        }

        @Override
        public void end(@Nullable String error) {}
    };

    /** Leaves nothing. */
    Entered NOTHING = () -> {};

    /** What is traced on a thread now. */
    @FunctionalInterface
    interface Entered extends AutoCloseable {

        /** Goes back to what was traced before. */
        @Override
        void close();
    }

    /** Makes what the calling thread does a part of the event, until that is left again. */
    Entered enter();

    /**
     * Notes that the event is answered.
     *
     * @param error the code of the error, or {@code null} if there was none
     */
    void end(@Nullable String error);
}

// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

import org.jspecify.annotations.Nullable;

/** Follows events for the traces of operators. Safe for any thread. Never throws. */
public interface Tracing {

    /** Follows nothing. */
    Tracing NONE = new Tracing() {

        @Override
        public @Nullable Link handshake(String endpoint) {
            return null;
        }

        @Override
        public Trace begin(Event event) {
            return Trace.NONE;
        }

        @Override
        public @Nullable String current() {
            return null;
        }
    };

    /** Refers to the trace of a handshake. */
    interface Link {}

    /**
     * An event of a client.
     *
     * @param endpoint the declared path
     * @param name the event's name if that is declared, else {@link Labels#OTHER}
     * @param client where the client's part of the trace is, or {@code null} if it has told none
     * @param handshake the trace of the handshake, or {@code null} if there was none
     */
    record Event(
            String endpoint,
            String name,
            @Nullable TraceContext client,
            @Nullable Link handshake) {}

    /**
     * Refers to what is traced on this thread, the request of the handshake, and says there whose it is.
     *
     * @param endpoint the declared path
     */
    @Nullable
    Link handshake(String endpoint);

    /** Begins to follow an event. */
    Trace begin(Event event);

    /** Returns the {@code traceparent} of what is traced on this thread, or {@code null} if clients are not to get it. */
    @Nullable
    String current();
}

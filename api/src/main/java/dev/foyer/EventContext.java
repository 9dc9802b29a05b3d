// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.util.Optional;

/**
 * Describes the current callback. The context can be injected; each event and each other callback has a new one.
 * Interceptors use its attributes to pass data to later interceptors and to the handler. For use on the callback's
 * thread only.
 */
public interface EventContext {

    /**
     * Returns the name of the event being handled. Returns empty in {@code @OnConnect}, {@code @OnOpen} and the other
     * callbacks.
     */
    Optional<String> event();

    /** Returns data that belongs to this callback only. */
    Attributes attributes();
}

// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.util.Optional;

/**
 * What goes on in the current callback: injectable, request-scoped, so a new one for each event and each other callback. Interceptors
 * leave in its attributes what those after them, the handler included, should know. For the callback's thread.
 */
public interface EventContext {

    /** The name of the event being handled; empty in {@code @OnConnect}, {@code @OnOpen} and the other callbacks. */
    Optional<String> event();

    /** Data for this callback only. */
    Attributes attributes();
}

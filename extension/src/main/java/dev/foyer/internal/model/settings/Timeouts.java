// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.settings;

import java.time.Duration;

/**
 * Bounds the time that the application's code may take.
 *
 * @param handshake the time for {@code @OnConnect}
 * @param event the time for the stage that a handler returns
 * @param shutdown the time for all {@code @OnDisconnect} methods together when the application stops
 * @param drain the time before that over which connections are closed batch by batch, or zero
 */
public record Timeouts(Duration handshake, Duration event, Duration shutdown, Duration drain) {}

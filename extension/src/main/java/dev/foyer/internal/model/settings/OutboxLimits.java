// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.settings;

import java.time.Duration;

import dev.foyer.spi.Retention;

/**
 * Bounds the data that waits to be sent to one connection.
 *
 * @param maxBytes how many bytes may wait
 * @param window how many bytes the send buffer of a socket is sure to take
 * @param sendTimeout how long one send may take
 * @param resume how much may wait while there is no line
 * @param latest how much is remembered of the newest events of a room, and for how long
 */
public record OutboxLimits(int maxBytes, int window, Duration sendTimeout, ResumeLimits resume, Retention latest) {}

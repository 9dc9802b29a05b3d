// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.settings;

import java.time.Duration;

/**
 * Bounds what is kept for clients whose lines are lost.
 *
 * @param window how long a client may come back; zero if none may
 * @param maxBytes how many bytes may wait for one client
 * @param maxParked how many connections may wait for their clients
 */
public record ResumeLimits(Duration window, int maxBytes, int maxParked) {}

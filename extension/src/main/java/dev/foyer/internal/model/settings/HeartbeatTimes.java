// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.settings;

import java.time.Duration;

/**
 * Sets how each connection is checked.
 *
 * @param interval how often it is pinged
 * @param timeout how long its answer may take
 */
public record HeartbeatTimes(Duration interval, Duration timeout) {}

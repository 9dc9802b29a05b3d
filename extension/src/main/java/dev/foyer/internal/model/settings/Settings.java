// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.settings;

/**
 * Holds the application's settings, grouped like their keys; docs/reference/configuration.md lists the keys.
 *
 * @param timeouts how long the application's code may take
 * @param limits how much clients may ask for
 * @param outbox how much may wait to be sent to one connection
 * @param heartbeat how each connection is checked
 * @param exposure who may connect, and how the contract is served
 */
public record Settings(
        Timeouts timeouts, Limits limits, OutboxLimits outbox, HeartbeatTimes heartbeat, Exposure exposure) {}

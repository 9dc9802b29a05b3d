// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.settings;

/**
 * Bounds the demands of clients.
 *
 * @param connections how many connections the application may have
 * @param rooms how many rooms a connection may be in by joining them itself
 * @param jsonDepth how deep a client's JSON may be nested
 * @param frames how much one connection may send
 * @param pending how much may wait for the handlers of one connection
 */
public record Limits(int connections, int rooms, int jsonDepth, FrameLimits frames, PendingLimits pending) {}

// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.settings;

/**
 * Bounds the demands of clients.
 *
 * @param connections how many connections the application may have
 * @param rooms how many rooms a client may join, and how much a room may remember
 * @param jsonDepth how deep a client's JSON may be nested
 * @param frames how much one connection may send
 * @param pending how much may wait for the handlers of one connection
 */
public record Limits(int connections, RoomLimits rooms, int jsonDepth, FrameLimits frames, PendingLimits pending) {}

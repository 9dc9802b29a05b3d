// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.settings;

/**
 * Bounds the data that may wait for the handlers of one connection.
 *
 * @param frames how many frames may wait
 * @param bytes how many bytes these frames may have together
 * @param concurrentEvents how many concurrent handlers may be running
 */
public record PendingLimits(int frames, int bytes, int concurrentEvents) {}

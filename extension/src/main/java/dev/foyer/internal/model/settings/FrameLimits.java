// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.settings;

/**
 * Bounds the data that one connection may send.
 *
 * @param bytes the size of the largest message
 * @param perSecond how many frames a second, on average
 * @param burst how many frames at once after a pause
 */
public record FrameLimits(int bytes, int perSecond, int burst) {}

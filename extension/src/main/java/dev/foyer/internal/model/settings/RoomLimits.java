// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.settings;

/**
 * Bounds rooms.
 *
 * @param joined how many rooms a connection may be in by joining them itself
 * @param stateBytes how much a room may remember
 * @param states how many rooms may remember something
 * @param stateDirectory where that is saved; empty if it is not saved in files
 */
public record RoomLimits(int joined, int stateBytes, int states, String stateDirectory) {}

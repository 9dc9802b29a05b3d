// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.spi;

/**
 * Holds a value that a room remembers.
 *
 * @param version grows with each change of the value
 * @param json the value as JSON
 */
public record StoredState(long version, String json) {}

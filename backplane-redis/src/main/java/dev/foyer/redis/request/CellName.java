// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.request;

/**
 * Where the cell of a topic is.
 *
 * @param key the hash with its content
 * @param channel where its changes are published
 */
public record CellName(String key, String channel) {}

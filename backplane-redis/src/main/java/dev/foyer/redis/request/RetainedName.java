// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.request;

/**
 * Names what a topic retains.
 *
 * @param key the hash
 * @param channel what is published on
 */
public record RetainedName(String key, String channel) {}

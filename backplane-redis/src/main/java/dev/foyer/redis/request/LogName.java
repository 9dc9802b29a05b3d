// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.request;

/**
 * Where the log of a topic is.
 *
 * @param key the stream with its messages
 * @param channel where they are published
 */
public record LogName(String key, String channel) {}

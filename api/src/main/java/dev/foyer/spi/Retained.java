// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.spi;

import org.jspecify.annotations.Nullable;

/**
 * Holds a message that is retained until another one takes its place.
 *
 * @param key names the place: a text of at most 200 characters, without control characters
 * @param version a message of a smaller version never takes the place; {@code null} if any other message does. All
 *     messages of one key have a version, or none has
 * @param message a text of any characters but unpaired surrogates
 */
public record Retained(String key, @Nullable Long version, String message) {}

// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

/**
 * A message ready for the wire.
 *
 * @param text the JSON
 * @param bytes its size in UTF-8
 */
public record Frame(String text, int bytes) {

    public Frame(String text) {
        this(text, Utf8.length(text));
    }
}

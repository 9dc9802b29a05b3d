// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.spi;

/**
 * Holds what is kept for a topic.
 *
 * @param at its position, which grows with each change
 * @param content a text of any characters but unpaired surrogates
 */
public record Cell(Position at, String content) {}

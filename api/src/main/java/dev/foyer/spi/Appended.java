// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.spi;

/**
 * Reports that a message is in the log of a topic.
 *
 * @param at its position
 * @param nodes the number of other nodes that the message was handed to, or -1 if that is unknown
 */
public record Appended(Position at, int nodes) {}

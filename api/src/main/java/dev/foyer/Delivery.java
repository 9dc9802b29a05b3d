// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * What became of one emit.
 *
 * @param recipients how many open connections the event was queued for; 0 when nobody was there
 */
public record Delivery(int recipients) {}

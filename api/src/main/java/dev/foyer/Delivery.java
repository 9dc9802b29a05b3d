// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

/**
 * Reports the outcome of one emit.
 *
 * @param recipients the number of open connections for which the event was queued; 0 if the audience had no members
 */
public record Delivery(int recipients) {}

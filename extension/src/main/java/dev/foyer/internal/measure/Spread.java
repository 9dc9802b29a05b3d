// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

/**
 * Tells how values are spread.
 *
 * @param count how many there are
 * @param sum all of them added up
 * @param half what half of them do not exceed, rounded up to the bound of a range
 * @param most what 99 of 100 do not exceed, rounded up in the same way
 */
public record Spread(long count, double sum, double half, double most) {}

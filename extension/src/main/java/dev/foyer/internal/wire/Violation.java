// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

/**
 * A violated constraint.
 *
 * @param path the place in the payload's JSON; empty for the payload as a whole
 * @param message the fault; never contains the value
 */
public record Violation(String path, String message) {}

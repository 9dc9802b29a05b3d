// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.operations;

/**
 * Tells whether something is as it should be.
 *
 * @param isUp whether it is
 * @param reason why not, in a few words; empty if it is
 */
public record Sign(boolean isUp, String reason) {

    static final Sign UP = new Sign(true, "");
}

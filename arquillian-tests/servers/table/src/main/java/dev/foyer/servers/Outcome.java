// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers;

/** How a test went. */
enum Outcome {
    PASSED,
    FAILED,
    SKIPPED,
    /** It ran on another server and not on this one. */
    MISSING
}

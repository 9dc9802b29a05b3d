// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers;

/** How a test went. */
enum Outcome {
    PASSED,
    /** It passed in one of two tries, and failed, or its class did, in the other one. */
    SECOND,
    FAILED,
    SKIPPED,
    /** There is no report of it. */
    MISSING
}

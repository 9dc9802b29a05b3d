// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

/** The ways in which an inbox ends. */
enum End {
    NONE,

    /** Waits for running code, also for code beside. */
    ORDERLY,

    /** Does not wait for code that runs beside. */
    HURRIED
}

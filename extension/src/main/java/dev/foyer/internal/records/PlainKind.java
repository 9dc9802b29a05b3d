// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

/** The kinds of values of which JSON-B, Java and JavaScript have the same idea. */
enum PlainKind {
    TEXT,
    INT,
    LONG,
    BOOLEAN
}

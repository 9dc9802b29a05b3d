// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.name;

/** The object that is written to recognize a naming strategy. */
public class NameProbe {
    public String probeName = "x";
}

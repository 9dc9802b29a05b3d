// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Reads the data of events into the application's types, and describes its faults. */
@NullMarked
package dev.foyer.internal.payload;

import org.jspecify.annotations.NullMarked;

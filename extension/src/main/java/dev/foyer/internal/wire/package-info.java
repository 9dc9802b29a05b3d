// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Reads and writes the frames of the wire format. */
@NullMarked
package dev.foyer.internal.wire;

import org.jspecify.annotations.NullMarked;

// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Finds out why data does not fit its type, which JSON-B does not say. */
@NullMarked
package dev.foyer.internal.payload.misfit;

import org.jspecify.annotations.NullMarked;

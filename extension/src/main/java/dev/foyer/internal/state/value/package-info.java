// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Compares and changes values of JSON. */
@NullMarked
package dev.foyer.internal.state.value;

import org.jspecify.annotations.NullMarked;

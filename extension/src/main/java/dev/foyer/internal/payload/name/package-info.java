// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Knows the names that properties have in JSON, and writes paths of them. */
@NullMarked
package dev.foyer.internal.payload.name;

import org.jspecify.annotations.NullMarked;

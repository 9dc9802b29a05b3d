// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Reads what the application has set. */
@NullMarked
package dev.foyer.jwt.internal.setup;

import org.jspecify.annotations.NullMarked;

// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Registers Foyer's beans, contexts and observers with CDI, and finds the application's. */
@NullMarked
package dev.foyer.internal.container.beans;

import org.jspecify.annotations.NullMarked;

// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Finds the application's telemetry. Names no type of it: those are in the packages within, loaded only if they are there. */
@NullMarked
package dev.foyer.internal.container.telemetry;

import org.jspecify.annotations.NullMarked;

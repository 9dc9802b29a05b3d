// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Holds what waits to be written, or read. */
@NullMarked
package dev.foyer.jdbc.request;

import org.jspecify.annotations.NullMarked;

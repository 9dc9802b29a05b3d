// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Runs the life of one connection, from its opening to its end. */
@NullMarked
package dev.foyer.internal.connection;

import org.jspecify.annotations.NullMarked;

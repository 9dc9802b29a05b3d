// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Keeps account of connections whose line is lost, and of what lets their clients come back. */
@NullMarked
package dev.foyer.internal.connection.away;

import org.jspecify.annotations.NullMarked;

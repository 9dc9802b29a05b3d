// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Holds what waits to be sent to one connection, and decides how much of it may go now. */
@NullMarked
package dev.foyer.internal.outbound.backlog;

import org.jspecify.annotations.NullMarked;

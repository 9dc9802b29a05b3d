// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Checks all connections, and the threads that send, from time to time. */
@NullMarked
package dev.foyer.internal.connection.watch;

import org.jspecify.annotations.NullMarked;

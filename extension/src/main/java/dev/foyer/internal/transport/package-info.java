// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** The way out: writes to {@code jakarta.websocket} sessions and closes them. */
@NullMarked
package dev.foyer.internal.transport;

import org.jspecify.annotations.NullMarked;
